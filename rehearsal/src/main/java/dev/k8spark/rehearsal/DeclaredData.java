package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.DataProperty;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Data that a job names, as its manifests say it.
 *
 * @param secret that holds its login, if it has one
 */
record DeclaredData(String name, boolean isReadOnly, String uri, @Nullable String secret) {

  private static final String CLAIM = "pvc:";
  private static final String KAFKA = "kafka:";
  private static final Set<String> WEB = Set.of("http:", "https:");
  private static final Set<String> FILES = Set.of("s3a:", "gs:", "abfss:", "hdfs:", CLAIM);
  private static final Pattern KIND = Pattern.compile("jdbc:[a-z]+:|[a-z][a-z0-9]*:");
  private static final Pattern PATH = Pattern.compile("[a-z0-9]+://[^/?#]*(/[^?#]*)?.*");

  /** Returns the data of a job in the order of its names. */
  static List<DeclaredData> of(CompiledJob manifests) {
    return manifests.conf().entrySet().stream()
        .filter(property -> property.getKey().startsWith(PodContract.DATA_PROPERTY_PREFIX))
        .map(
            property ->
                create(
                    property.getKey().substring(PodContract.DATA_PROPERTY_PREFIX.length()),
                    DataProperty.parse(property.getValue())))
        .toList();
  }

  private static DeclaredData create(String name, DataProperty property) {
    return new DeclaredData(
        name,
        property.isReadOnly(),
        property.uri(),
        property.secret().isEmpty() ? null : property.secret());
  }

  /** Returns the beginning of the URI that says what kind of store it is. */
  private static String kind(String uri) {
    Matcher kind = KIND.matcher(uri);
    return kind.lookingAt() ? kind.group() : "";
  }

  /** Returns whether a folder can stand for it. */
  boolean takesFolder() {
    return FILES.contains(kind(uri)) || WEB.contains(kind(uri));
  }

  /** Returns whether another address can stand for it. */
  boolean takesUri() {
    return !FILES.contains(kind(uri));
  }

  /** Returns whether an address is of a store of the same kind, which the same client reaches. */
  boolean isOfSameKind(String other) {
    String kind = kind(other);
    return kind.equals(kind(uri)) || (WEB.contains(kind) && WEB.contains(kind(uri)));
  }

  boolean isClaim() {
    return kind(uri).equals(CLAIM);
  }

  /** Returns the word before the URI's first colon. */
  String scheme() {
    return uri.substring(0, uri.indexOf(':'));
  }

  /** Returns what a reference to an address became when the job was compiled. */
  String reference(String address) {
    return kind(uri).equals(KAFKA)
        ? address.substring("kafka://".length()).replaceFirst("[/?].*", "")
        : address;
  }

  /** Returns the path of the pods where its claim is mounted. */
  String mountPath() {
    return PodContract.CLAIMS + name;
  }

  /** Returns the path of the pods that a folder of this machine takes the place of. */
  String path() {
    Matcher parts = PATH.matcher(uri);
    String inClaim =
        isClaim() && parts.matches() ? Objects.requireNonNullElse(parts.group(1), "") : "";
    return mountPath() + inClaim.replaceFirst("/+$", "");
  }

  /** Returns what to write after {@code --data} to map it. */
  String option() {
    return name + "=" + (takesFolder() ? "DIR" : kind(uri) + (isDatabase() ? "…" : "//HOST:PORT"));
  }

  private boolean isDatabase() {
    return uri.startsWith("jdbc:");
  }

  /** Returns the Secret with its login, if it has one. */
  Optional<String> secretName() {
    return Optional.ofNullable(secret);
  }

  /** Returns its name, address and access. */
  String describe() {
    return "%s: %s (%s)".formatted(name, uri, isReadOnly ? "read" : "write");
  }
}
