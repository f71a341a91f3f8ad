package dev.k8spark.check;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.Policy;
import dev.k8spark.redact.CredentialDetector;
import dev.k8spark.runtime.contract.ExecutorPods;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No layer holds a credential in plain text, in whatever environment and under whatever key. It is
 * looked for before anything is left out, so that what is wrong otherwise hides none.
 */
public final class SecretsInText {

  /** What k8spark calls by a name, not by its value. */
  private static final Set<String> NAMES = Set.of("secrets", "imagePullSecrets");

  /** Of a policy's parts, those with values that reach a pod. */
  private static final Set<String> OF_POLICY = Set.of("defaults", "cluster");

  /** Maps of which every key is the user's own. */
  private static final Set<String> MAPS = Set.of("conf", "env", "annotations", "labels");

  private static final String AGAIN = ", and replace it: who has read this file knows it";

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private SecretsInText() {}

  public static Outcome<Document> check(Document document) {
    if (document.source().isShipped()) {
      return Outcome.of(document);
    }
    SecretsInText search = new SecretsInText();
    boolean isPolicy = Policy.isPolicy(document.source());
    document
        .root()
        .entries()
        .forEach(
            (key, entry) -> {
              if (!isPolicy || OF_POLICY.contains(key)) {
                search.searchEntry("", key, entry.value());
              }
            });
    return new Outcome<>(document, search.diagnostics);
  }

  /** Returns the outcome without the credentials that were found, where they are reported later. */
  public static Outcome<Document> withoutCredentials(Outcome<Document> checked) {
    return new Outcome<>(
        checked.value(),
        checked.diagnostics().stream()
            .filter(diagnostic -> diagnostic.code() != Code.SECRET_IN_TEXT)
            .toList());
  }

  /**
   * @param parent the key of the map in which the key stands
   */
  private void searchEntry(String parent, String key, Node value) {
    switch (value) {
      case Node.Text text -> searchValue(parent, key.equals("default") ? parent : key, text);
      case Node.Mapping mapping -> {
        if (NAMES.contains(key)) {
          searchNames(mapping);
        } else {
          searchMapping(key, mapping);
        }
      }
      case Node.Sequence list -> {
        if (!NAMES.contains(key)) {
          searchList(parent, key, list);
        }
      }
      case Node.Null _, Node.Invalid _ -> {}
    }
  }

  /** A map; one that has a name and a value, as Kubernetes writes variables, is an entry. */
  private void searchMapping(String key, Node.Mapping mapping) {
    if (mapping.get("uri") instanceof Node.Text
        && mapping.get("secret") instanceof Node.Text secret) {
      searchNames(secret);
      mapping
          .entries()
          .forEach(
              (inner, entry) -> {
                if (!inner.equals("secret")) {
                  searchEntry(key, inner, entry.value());
                }
              });
    } else if (mapping.get("name") instanceof Node.Text name
        && mapping.get("value") instanceof Node.Text value) {
      searchValue("env", name.value(), value);
    } else {
      mapping.entries().forEach((inner, entry) -> searchEntry(key, inner, entry.value()));
    }
  }

  /** Names of Secrets and of their keys are none, but a credential may stand in their place. */
  private void searchNames(Node node) {
    switch (node) {
      case Node.Text text ->
          CredentialDetector.detect(text.value()).ifPresent(what -> report("", "", what, text));
      case Node.Mapping mapping ->
          mapping.entries().values().forEach(entry -> searchNames(entry.value()));
      case Node.Sequence list -> list.items().forEach(this::searchNames);
      case Node.Null _, Node.Invalid _ -> {}
    }
  }

  /** An argument that is an option's name names the next one; a parameter names its examples. */
  private void searchList(String parent, String key, Node.Sequence list) {
    boolean isOfParameter = key.equals("examples") || key.equals("enum");
    String option = isOfParameter ? parent : "";
    for (Node item : list.items()) {
      switch (item) {
        case Node.Text text -> {
          Optional<String> what =
              option.isEmpty()
                  ? CredentialDetector.detect(text.value())
                  : CredentialDetector.detect(option, text.value());
          what.ifPresent(credential -> report(parent, key, credential, text));
          boolean isOption = text.value().startsWith("-") && text.value().indexOf('=') < 0;
          option = isOption ? text.value() : isOfParameter ? parent : "";
        }
        case Node.Mapping _, Node.Sequence _, Node.Null _, Node.Invalid _ ->
            searchEntry(parent, key, item);
      }
    }
  }

  private void searchValue(String parent, String key, Node.Text text) {
    CredentialDetector.detect(key, text.value()).ifPresent(what -> report(parent, key, what, text));
  }

  private void report(String parent, String key, String what, Node.Text text) {
    diagnostics.add(
        Diagnostic.of(Code.SECRET_IN_TEXT, text.span(), what + " stands here for everyone to read")
            .withHelp(suggest(parent, key) + AGAIN));
  }

  private static String suggest(String parent, String key) {
    if (!MAPS.contains(parent) || parent.equals("labels") || parent.equals("annotations")) {
      return "keep it in a Secret and hand it over with `secrets { NAME { env { VARIABLE = KEY } }"
          + " }` or `mountPath`";
    }
    if (parent.equals("conf") && ExecutorPods.show(key)) {
      return "keep it in a Secret, mount that with `secrets { NAME { mountPath = /etc/NAME } }` and"
          + " name its file";
    }
    return "keep it in a Secret and write `secrets { NAME { %s { %s = KEY } } }`"
        .formatted(parent, key);
  }
}
