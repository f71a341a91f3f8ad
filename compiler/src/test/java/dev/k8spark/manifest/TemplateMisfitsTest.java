package dev.k8spark.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.PodTemplate;
import dev.k8spark.manifest.TemplateMisfits.Misfit;
import dev.k8spark.source.KeyPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class TemplateMisfitsTest {

  /** Every form that a value can have in a job file, right and wrong. */
  private static final List<Object> SHAPES =
      List.of(
          "x",
          "",
          "5",
          "-5",
          "99999999999",
          Map.of(),
          Map.of("a", Map.of("b", "c")),
          Map.of("a", "b"),
          Map.of("a", List.of()),
          List.of(),
          Arrays.asList((Object) null),
          List.of("x"),
          List.of(List.of()),
          List.of(Map.of()),
          List.of(Map.of("name", Map.of())),
          List.of(Map.of("name", "x"), Map.of("name", List.of())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'spec':{'containers':{}}}                          | spec.containers",
        "{'spec':{'containers':[null]}}                      | spec.containers.0",
        "{'spec':{'containers':['x']}}                       | spec.containers.0",
        "{'spec':{'containers':[[]]}}                        | spec.containers.0",
        "{'spec':{'volumes':{}}}                             | spec.volumes",
        "{'spec':{'nodeSelector':{'a':{'b':'c'}}}}           | spec.nodeSelector.a",
        "{'spec':{'affinity':{'nodeAffinity':'5'}}}          | spec.affinity.nodeAffinity",
        "{'spec':{'priority':''}}                            | spec.priority",
        "{'spec':{'containers':[{'ports':[{'containerPort':'http'}]}]}}"
            + "| spec.containers.0.ports.0.containerPort",
        "{'metadata':'x'}                                    | metadata",
        "{'metadata':{'labels':{'a':[]}}}                    | metadata.labels.a"
      })
  void wrongTypeIsFoundAtItsValue(String json, String path) {
    assertThat(TemplateMisfits.find(template(json)))
        .containsExactly(new Misfit(KeyPath.of(path.split("\\.")), null));
  }

  @Test
  void positionsAreThoseOfTheFile() {
    String json = "{'spec':{'volumes':['x',null,{'name':'a','names':'b'},{'name':{}},[]]}}";
    assertThat(TemplateMisfits.find(template(json)))
        .extracting(misfit -> misfit.path().toString())
        .containsExactly(
            "spec.volumes.1",
            "spec.volumes.0",
            "spec.volumes.3.name",
            "spec.volumes.4",
            "spec.volumes.2.names");
  }

  @Test
  void restOfTheTemplateIsRead() {
    String json = "{'spec':{'containers':['x',{'name':'a'}],'priority':'much'}}";
    assertThat(TypedTemplate.bind(template(json)).getSpec().getContainers())
        .singleElement()
        .extracting(container -> container.getName())
        .isEqualTo("a");
  }

  @Test
  void everyShapeAtEveryPathIsJudged() {
    List<List<String>> paths = paths(List.of(), 5);
    assertThat(paths).hasSizeGreaterThan(800);
    for (List<String> path : paths) {
      for (Object shape : SHAPES) {
        PodTemplate template = at(path, shape);
        assertThat(TypedTemplate.bind(template)).as("%s = %s", path, shape).isNotNull();
        assertThat(TemplateMisfits.find(template))
            .as("%s = %s", path, shape)
            .allSatisfy(misfit -> assertThat(misfit.path().first()).isEqualTo(path.getFirst()));
      }
    }
  }

  /** All fields that Kubernetes has, found by asking for one that it has not. */
  private static List<List<String>> paths(List<String> below, int depth) {
    List<List<String>> found = new ArrayList<>();
    for (String name : depth == 0 ? List.<String>of() : known(below)) {
      List<String> path = join(below, name);
      found.add(path);
      found.addAll(paths(path, depth - 1));
      found.addAll(paths(join(path, "0"), depth - 1));
    }
    return found;
  }

  private static List<String> known(List<String> below) {
    List<String> asked = join(below, "none");
    return TemplateMisfits.find(at(asked, "x")).stream()
        .filter(misfit -> misfit.path().keys().equals(asked) && misfit.known() != null)
        .flatMap(misfit -> misfit.known().stream())
        .toList();
  }

  private static PodTemplate at(List<String> path, Object value) {
    Object tree = value;
    for (String key : path.reversed()) {
      tree = key.equals("0") ? List.of(tree) : Map.of(key, tree);
    }
    return PodTemplate.fromFields(JsonMapper.shared().convertValue(tree, new TypeReference<>() {}));
  }

  private static List<String> join(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }

  private static PodTemplate template(String json) {
    return PodTemplate.fromFields(
        JsonMapper.shared().readValue(json.replace('\'', '"'), new TypeReference<>() {}));
  }
}
