package dev.k8spark.rule.custom;

import dev.k8spark.cel.defaulting.ServerView;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.manifest.TemplateMisfits;
import dev.k8spark.manifest.TemplateMisfits.Misfit;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a written object as one of its kind; what does not fit is reported and left out. */
final class TestObjectReader {

  private TestObjectReader() {}

  static Outcome<List<RuleTarget>> readTargets(TestObject test) {
    return read(test)
        .map(
            object ->
                test.targets().stream()
                    .sorted()
                    .map(target -> makeTarget(target, object.getKind(), ServerView.render(object)))
                    .toList());
  }

  static Outcome<HasMetadata> read(TestObject test) {
    boolean isPod = !test.targets().contains(Target.OBJECT);
    String kind = isPod ? "Pod" : test.written().findText("kind").orElse("");
    @Nullable Supplier<? extends HasMetadata> type = kinds().get(kind);
    return type == null
        ? Outcome.failed(List.of(reportUnknownKind(test, kind)))
        : read(test, type.get()).map(TestObjectReader::withMetadata);
  }

  /** Rules may rely on metadata, which every object of a cluster has. */
  private static HasMetadata withMetadata(HasMetadata object) {
    if (object.getMetadata() == null) {
      object.setMetadata(new ObjectMeta());
    }
    return object;
  }

  /** Returns the kinds that jobs become. */
  private static SortedMap<String, Supplier<? extends HasMetadata>> kinds() {
    SortedMap<String, Supplier<? extends HasMetadata>> kinds = new TreeMap<>();
    Stream.<Supplier<? extends HasMetadata>>of(
            CronJob::new,
            Job::new,
            NetworkPolicy::new,
            PersistentVolumeClaim::new,
            Pod::new,
            Role::new,
            RoleBinding::new,
            Service::new,
            ServiceAccount::new)
        .forEach(kind -> kinds.put(kind.get().getKind(), kind));
    return kinds;
  }

  private static Diagnostic reportUnknownKind(TestObject test, String kind) {
    @Nullable Node written = test.written().get("kind");
    return written == null
        ? Diagnostic.of(Code.MISSING_KEY, test.place(), "the object has no `kind`")
            .withHelp("write its `apiVersion` and `kind`, as in a manifest")
        : Diagnostic.of(Code.WRONG_VALUE, written.span(), "no job becomes a `%s`".formatted(kind))
            .withHelp(DidYouMean.suggestOrList(kind, kinds().keySet()));
  }

  private static <T extends HasMetadata> Outcome<T> read(TestObject test, T empty) {
    Map<String, Object> fields = new LinkedHashMap<>(toFields(test.written()));
    @SuppressWarnings("unchecked") // The class of a value is one of its own type.
    Class<T> type = (Class<T>) empty.getClass();
    TemplateMisfits.Typed<T> typed = TemplateMisfits.typed(fields, type, empty);
    return new Outcome<>(
        typed.value(),
        typed.misfits().stream().map(misfit -> reportMisfit(test.written(), misfit)).toList());
  }

  private static RuleTarget makeTarget(Target target, String kind, Map<String, Object> view) {
    return target == Target.OBJECT
        ? new RuleTarget(target, "the " + kind, null, Map.of("object", view))
        : new RuleTarget(
            target, "as a pod of " + target.word(), null, RuleTargets.bindPod(view, null));
  }

  private static Map<String, Object> toFields(Node.Mapping written) {
    Map<String, Object> fields = new LinkedHashMap<>();
    written
        .entries()
        .forEach(
            (key, entry) -> {
              @Nullable Object value = toValue(entry.value());
              if (value != null) {
                fields.put(key, value);
              }
            });
    return fields;
  }

  private static @Nullable Object toValue(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Mapping mapping -> toFields(mapping);
      case Node.Sequence list ->
          list.items().stream().flatMap(item -> Stream.ofNullable(toValue(item))).toList();
      case Node.Null _, Node.Invalid _ -> null;
    };
  }

  private static Diagnostic reportMisfit(Node.Mapping written, Misfit misfit) {
    String name = misfit.path().isRoot() ? "" : misfit.path().last();
    @Nullable List<String> known = misfit.known();
    return known == null
        ? Diagnostic.of(
            Code.WRONG_TYPE,
            locate(written, misfit.path()),
            "`%s` has not the type that Kubernetes wants there".formatted(name))
        : Diagnostic.of(
                Code.UNKNOWN_KEY,
                locate(written, misfit.path()),
                "Kubernetes has no field `%s` there".formatted(name))
            .withHelp(
                DidYouMean.findNearest(name, known)
                    .map("did you mean `%s`?"::formatted)
                    .orElse(null));
  }

  private static Span locate(Node.Mapping written, KeyPath path) {
    Span place = written.span();
    Node node = written;
    for (String key : path.keys()) {
      @Nullable Node next = Node.childOf(node, key);
      if (next == null) {
        return place;
      }
      Node.@Nullable Entry entry = node.entries().get(key);
      place = entry == null ? next.span() : entry.key();
      node = next;
    }
    return place;
  }
}
