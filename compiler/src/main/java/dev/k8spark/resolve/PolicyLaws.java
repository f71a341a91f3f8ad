package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.schema.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must hold of policy files themselves: codes that there are, and no wider law below. */
final class PolicyLaws {

  private PolicyLaws() {}

  static List<Diagnostic> check(Policy policy) {
    List<Diagnostic> found = new ArrayList<>();
    List<PolicyFile> files = policy.files();
    for (int i = 0; i < files.size(); i++) {
      found.addAll(codes(files.get(i)));
      found.addAll(new Widening(files.get(i), files.subList(i + 1, files.size())).check());
    }
    return found;
  }

  private static List<Diagnostic> codes(PolicyFile file) {
    Stream<PolicyFile.Entry> named =
        Stream.of(
                file.entries("severity"),
                file.entries("waivable"),
                file.entries("exceptions").flatMap(job -> file.entries("exceptions", job.key())))
            .flatMap(entries -> entries);
    return named.flatMap(entry -> code(file, entry).stream()).toList();
  }

  private static Optional<Diagnostic> code(PolicyFile file, PolicyFile.Entry entry) {
    if (file.at("rules", entry.key()) != null) {
      return Optional.empty();
    }
    Optional<Code> code =
        Arrays.stream(Code.values()).filter(one -> one.name().equals(entry.key())).findFirst();
    if (code.isEmpty()) {
      return Optional.of(
          Diagnostic.of(
                  Code.UNKNOWN_CODE,
                  entry.span(),
                  "neither k8spark nor this policy has a rule `%s`".formatted(entry.key()))
              .withHelp(Suggestion.orListed(entry.key(), changeable(file))));
    }
    return switch (code.get().kind()) {
      case RULE -> Optional.empty();
      case LANGUAGE -> Optional.of(fixed(entry, "it says that a file cannot be understood"));
      case KUBERNETES -> Optional.of(fixed(entry, "Kubernetes itself would refuse the job"));
    };
  }

  private static Diagnostic fixed(PolicyFile.Entry entry, String why) {
    return Diagnostic.of(
            Code.UNKNOWN_CODE,
            entry.span(),
            "no policy decides on `%s`: %s".formatted(entry.key(), why))
        .withHelp("remove it");
  }

  private static Set<String> changeable(PolicyFile file) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(Code.values())
        .filter(code -> code.kind() == Code.Kind.RULE)
        .forEach(code -> names.add(code.name()));
    file.entries("rules").forEach(rule -> names.add(rule.key()));
    return names;
  }
}
