package dev.k8spark.rule.network;

import dev.k8spark.job.DataAddress;
import dev.k8spark.job.HostAndPort;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Containers;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address of another machine in a job's configuration, arguments or variables.
 *
 * @param key where it stands, as the user knows it
 */
public record RemoteUri(String text, String key, Span span) {

  private static final String SCHEMES =
      "s3a|s3n|s3|gs|abfss?|wasbs?|hdfs|webhdfs|swebhdfs|viewfs|o3fs|ofs|oss|obs|cosn"
          + "|kafka|thrift|mongodb(?:\\+srv)?|redis|https?|ftp|sftp";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![A-Za-z0-9+.-])((?:%s)://[^\\s\"'<>,;|]+|jdbc:[a-z0-9:]+//[^\\s\"'<>|]+)"
              .formatted(SCHEMES));

  /** One or several servers and nothing else: names with a dot or addresses, each with a port. */
  private static final Pattern SERVERS =
      Pattern.compile("([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+:[0-9]{2,5})(,[A-Za-z0-9.-]+:[0-9]{2,5})*");

  private static final Pattern AUTHORITY = Pattern.compile("(?:([a-z0-9+]+)://)?([^/?#]+).*");

  private static final List<String> OF_THIS_POD = List.of("localhost", "127.0.0.1", "::1");

  /** Returns those of a job, in the order of its keys; addresses of the pod itself left out. */
  public static Stream<RemoteUri> find(ResolvedJob job) {
    Stream<RemoteUri> conf =
        ConfEntry.streamAll(job).flatMap(e -> find(e.value(), "conf." + e.key(), e.span()));
    Stream<RemoteUri> env =
        ConfEntry.streamVariables(job).flatMap(e -> find(e.value(), "env." + e.key(), e.span()));
    Stream<RemoteUri> hadoop =
        job.job().hadoop().conf().entrySet().stream()
            .flatMap(
                entry ->
                    find(
                        entry.getValue(),
                        "hadoop.conf." + entry.getKey(),
                        job.spanOf("hadoop", "conf", entry.getKey())));
    Stream<RemoteUri> sent =
        Stream.of(SentPaths.values())
            .flatMap(paths -> ConfEntry.find(job, paths))
            .flatMap(path -> find(path.value(), path.key(), path.span()));
    return Stream.of(conf, hadoop, sent, arguments(job), env, templates(job))
        .flatMap(uris -> uris)
        // What waits for a shell that never sees it is reported as that.
        .filter(uri -> !uri.text().contains("$"))
        .filter(uri -> uri.server().filter(s -> OF_THIS_POD.contains(s.host())).isEmpty());
  }

  private static Stream<RemoteUri> arguments(ResolvedJob job) {
    List<String> arguments = job.job().main().args();
    return IntStream.range(0, arguments.size())
        .boxed()
        .flatMap(
            at ->
                find(
                    arguments.get(at),
                    "main.args",
                    job.spanOf("main", "args", String.valueOf(at))));
  }

  /** What the user's own containers are told: by their command, arguments and variables. */
  private static Stream<RemoteUri> templates(ResolvedJob job) {
    return Stream.of(PodRole.values())
        .flatMap(role -> Containers.KINDS.stream().flatMap(kind -> inTemplate(job, role, kind)));
  }

  private static Stream<RemoteUri> inTemplate(ResolvedJob job, PodRole role, String kind) {
    String key = role.word() + ".podTemplate.spec." + kind;
    return Containers.streamWritten(job, role, kind)
        .flatMap(
            container ->
                Stream.of("command", "args", "env")
                    .flatMap(field -> container.findItems(field).stream()))
        .flatMap(item -> item.find("value").or(() -> Optional.of(item)).stream())
        .flatMap(item -> item.findText().stream().flatMap(text -> find(text, key, item.span())));
  }

  private static Stream<RemoteUri> find(String text, String key, Span span) {
    if (SERVERS.matcher(text).matches()) {
      return Stream.of(text.split(",", -1)).map(server -> new RemoteUri(server, key, span));
    }
    return WRITTEN.matcher(text).results().map(uri -> new RemoteUri(uri.group(1), key, span));
  }

  /** Returns the address as a job's data has it, if it is of such a kind. */
  public Optional<DataAddress> address() {
    return DataAddress.parse(text);
  }

  /** Returns the server, with the usual port of its scheme, where the URI names one. */
  public Optional<HostAndPort> server() {
    Matcher authority = AUTHORITY.matcher(text);
    return authority.matches()
        ? HostAndPort.parse(authority.group(2).replaceFirst("^[^@]*@", ""))
            .map(server -> withPort(server, authority.group(1)))
        : Optional.empty();
  }

  private static HostAndPort withPort(HostAndPort server, @Nullable String scheme) {
    return scheme != null && scheme.startsWith("http")
        ? server.withPortUnlessGiven(scheme.equals("http") ? 80 : 443)
        : server;
  }
}
