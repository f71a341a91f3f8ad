package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.runtime.contract.PodRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each variable, configuration key and folder of a Spark container comes from one place. */
final class SetOnce implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (PodRole role : PodRole.values()) {
      role(resolved, role, diagnostics);
    }
    return diagnostics.stream().distinct();
  }

  private static void role(ResolvedJob resolved, PodRole role, List<Diagnostic> diagnostics) {
    UniqueClaims spark = new UniqueClaims();
    job(resolved, spark);
    TemplatePlace spec = TemplatePlace.of(resolved, role).resolve("spec");
    for (String list : List.of("containers", "initContainers")) {
      for (TemplatePlace container : spec.resolve(list).items()) {
        boolean isOurs =
            list.equals("containers")
                && container.resolve("name").text().filter(role.container()::equals).isPresent();
        UniqueClaims claims = isOurs ? spark : new UniqueClaims();
        container(container, claims);
        if (isOurs) {
          hiding(container, diagnostics);
        } else {
          diagnostics.addAll(claims.duplicates());
        }
      }
    }
    diagnostics.addAll(spark.duplicates());
  }

  private static void job(ResolvedJob resolved, UniqueClaims claims) {
    for (SentPaths paths : SentPaths.values()) {
      if (resolved.find("main", paths.key()) != null) {
        claims.name(word("conf"), paths.conf(), resolved.spanOf("main", paths.key()));
      }
    }
    for (String kind : List.of("env", "conf")) {
      var keys = kind.equals("env") ? resolved.job().env() : resolved.job().conf();
      keys.keySet().forEach(key -> claims.name(word(kind), key, resolved.spanOf(kind, key)));
    }
    resolved.code().forEach(file -> claims.folder(MountPath.of(file.path()), file.place()));
    resolved
        .job()
        .secrets()
        .forEach(
            (name, use) -> {
              for (String kind : List.of("env", "conf")) {
                (kind.equals("env") ? use.env() : use.conf())
                    .keySet()
                    .forEach(
                        key ->
                            claims.name(
                                word(kind), key, resolved.spanOf("secrets", name, kind, key)));
              }
              String path = use.mountPath();
              if (path != null && MountPath.of(path).mayHoldASecret()) {
                claims.folder(MountPath.of(path), resolved.spanOf("secrets", name, "mountPath"));
              }
            });
  }

  private static String word(String kind) {
    return kind.equals("env") ? "variable" : "key";
  }

  private static void container(TemplatePlace container, UniqueClaims claims) {
    for (TemplatePlace variable : container.resolve("env").items()) {
      TemplatePlace name = variable.resolve("name");
      name.text().ifPresent(text -> claims.name("variable", text, name.span()));
    }
    for (TemplatePlace mount : container.resolve("volumeMounts").items()) {
      TemplatePlace path = mount.resolve("mountPath");
      path.text().ifPresent(text -> claims.mount(MountPath.of(text), path.span()));
    }
  }

  private static void hiding(TemplatePlace container, List<Diagnostic> diagnostics) {
    for (TemplatePlace mount : container.resolve("volumeMounts").items()) {
      TemplatePlace path = mount.resolve("mountPath");
      path.text()
          .filter(text -> MountPath.of(text).hides())
          .ifPresent(
              text ->
                  diagnostics.add(
                      Diagnostic.of(
                              Code.OWNED_KEY,
                              path.span(),
                              "what the container needs would be hidden behind `%s`"
                                  .formatted(text))
                          .withHelp("choose a folder of its own")));
    }
  }
}
