package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No value in a pod template takes the pod out of Pod Security {@code restricted}. */
final class RestrictedTemplate implements JobRule {

  private static final Pattern ZERO = Pattern.compile("0+");
  private static final Pattern NEGATIVE = Pattern.compile("-\\d*[1-9]\\d*");
  private static final String RESTRICTED = "breaks Pod Security `restricted`";

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(PodRole.values())
        .map(role -> TemplatePlace.of(resolved, role).resolve("spec"))
        .flatMap(RestrictedTemplate::pod);
  }

  private static Stream<Diagnostic> pod(TemplatePlace spec) {
    Stream<Diagnostic> own =
        Stream.of(
                judged(
                    spec.resolve("terminationGracePeriodSeconds"),
                    NEGATIVE.asMatchPredicate(),
                    "is negative"),
                root(spec.resolve("securityContext")))
            .flatMap(findings -> findings);
    Stream<Diagnostic> containers =
        Stream.of("containers", "initContainers")
            .flatMap(list -> spec.resolve(list).items().stream())
            .flatMap(RestrictedTemplate::container);
    return Stream.concat(own, containers);
  }

  private static Stream<Diagnostic> container(TemplatePlace container) {
    TemplatePlace context = container.resolve("securityContext");
    Stream<Diagnostic> ports =
        container.resolve("ports").items().stream()
            .flatMap(
                port ->
                    judged(port.resolve("hostPort"), ZERO.asMatchPredicate().negate(), RESTRICTED));
    return Stream.of(
            root(context),
            judged(context.resolve("privileged"), "true"::equals, RESTRICTED),
            judged(context.resolve("allowPrivilegeEscalation"), "true"::equals, RESTRICTED),
            judged(context.resolve("runAsNonRoot"), "false"::equals, RESTRICTED),
            judged(context.resolve("seccompProfile", "type"), "Unconfined"::equals, RESTRICTED),
            added(context.resolve("capabilities", "add")),
            ports)
        .flatMap(findings -> findings);
  }

  private static Stream<Diagnostic> root(TemplatePlace context) {
    return judged(context.resolve("runAsUser"), ZERO.asMatchPredicate(), RESTRICTED);
  }

  /** The one capability that {@code restricted} lets a container have. */
  private static Stream<Diagnostic> added(TemplatePlace list) {
    return list.texts().stream()
        .flatMap(item -> judged(item, name -> !name.equals("NET_BIND_SERVICE"), RESTRICTED));
  }

  private static Stream<Diagnostic> judged(
      TemplatePlace place, Predicate<String> wrong, String message) {
    String name = TemplatePaths.describe(place.path());
    return place.text().filter(wrong).stream()
        .map(
            value ->
                Diagnostic.of(
                        Code.WRONG_VALUE,
                        place.span(),
                        "`%s` for %s %s".formatted(value, name, message))
                    .withHelp("leave it out"));
  }
}
