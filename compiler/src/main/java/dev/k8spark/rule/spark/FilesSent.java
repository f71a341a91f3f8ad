package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job names for its executors reaches them, under the name that it says. Spark leaves much
 * out with a warning, or stops when it starts; what it does with which path, {@link
 * dev.k8spark.job.SentPaths} and {@link PathScheme} say.
 */
public final class FilesSent extends Rule {

  public FilesSent() {
    super(
        Code.FILES_NOT_SENT,
        RuleCategory.SPARK,
        "Files, archives, jars and modules that a job names reach its executors.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    List<SentPath> paths = SentPath.findAll(context.job()).toList();
    return Stream.concat(paths.stream().flatMap(path -> check(path).stream()), findClashes(paths));
  }

  private Optional<Diagnostic> check(SentPath path) {
    return checkScheme(path)
        .or(() -> path.isPattern() ? checkPattern(path) : Optional.empty())
        .or(() -> checkName(path))
        .or(() -> checkEnding(path));
  }

  private Optional<Diagnostic> checkScheme(SentPath path) {
    return switch (path.scheme()) {
      case LOCAL -> path.list().hasLocal() ? Optional.empty() : Optional.of(reportLocal(path));
      case SERVED -> path.path().startsWith("/") ? Optional.empty() : reportRelative(path);
      case WEB, STORE -> Optional.empty();
    };
  }

  private Diagnostic reportLocal(SentPath path) {
    return report(
            path.entry().span(),
            "executors do not get `%s`: Spark leaves out what is `local:` in `%s`"
                .formatted(path.text(), path.entry().key()))
        .withHelp(
            "write `file://%s`: the driver sends it from its own image"
                .formatted(path.text().replaceFirst("^local:(//)?", "")));
  }

  private Optional<Diagnostic> reportRelative(SentPath path) {
    return Optional.of(
        report(
                path.entry().span(),
                "`%s` is below the driver's working directory, which is empty when it starts"
                    .formatted(path.text()))
            .withHelp(
                "write the whole path in the image, such as `/app/%s`"
                    .formatted(path.text().replaceFirst("^(file:|\\.{1,2}/|~/)+", ""))));
  }

  private Optional<Diagnostic> checkPattern(SentPath path) {
    if (path.scheme().hasPatterns()) {
      return Optional.empty();
    }
    return Optional.of(
        report(
                path.entry().span(),
                "Spark takes `%s` for the name of one file".formatted(path.text()))
            .withHelp(
                path.scheme() == PathScheme.LOCAL
                    ? "write `%s`: the driver sends what matches".formatted(path.path())
                    : "name each file: servers of the web do not say which they have"));
  }

  private Optional<Diagnostic> checkName(SentPath path) {
    return path.name()
        .filter(_ -> !path.list().hasNames())
        .map(
            name ->
                report(
                        path.entry().span(),
                        "nothing is called `%s`: Spark gives a name to archives alone"
                            .formatted(name))
                    .withHelp(
                        "leave out `#%s`: programs find `%s`".formatted(name, path.fileName())));
  }

  private Optional<Diagnostic> checkEnding(SentPath path) {
    String name = path.fileName();
    boolean isOpen = path.isPattern() && name.endsWith("*");
    if (isOpen || path.list().uses(name)) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        switch (path.list()) {
          case JARS ->
              report(path.entry().span(), "Spark leaves out `%s`: no jar".formatted(path.text()))
                  .withHelp(
                      "write `%s/*.jar` for the jars of a folder"
                          .formatted(path.path().replaceFirst("/$", "")));
          case FILES ->
              report(path.entry().span(), "Spark sends no folder: `%s`".formatted(path.text()))
                  .withHelp("write `%s*` for the files in it".formatted(path.path()));
          case ARCHIVES ->
              report(path.entry().span(), "Spark does not unpack `%s`".formatted(path.text()))
                  .withHelp("make it a `.zip`, `.jar`, `.tar`, `.tar.gz` or `.tgz`");
          case PY_FILES ->
              report(path.entry().span(), "tasks import nothing of `%s`".formatted(path.text()))
                  .withHelp("make it a `.py`, `.zip` or `.egg`, or install it in the image");
        };
    return Optional.of(diagnostic);
  }

  /** Two files of one name: the driver serves one only, and an executor keeps one only. */
  private Stream<Diagnostic> findClashes(List<SentPath> paths) {
    Map<String, SentPath> targets = new TreeMap<>();
    List<Diagnostic> clashes = new ArrayList<>();
    for (SentPath path : paths) {
      path.target()
          .filter(name -> !name.isEmpty())
          .ifPresent(
              name -> {
                @Nullable SentPath other = targets.putIfAbsent(name, path);
                if (other != null && !isSame(other, path)) {
                  clashes.add(reportClash(name, path, other));
                }
              });
    }
    return clashes.stream();
  }

  private static boolean isSame(SentPath one, SentPath other) {
    return one.path().equals(other.path()) && one.list().hasNames() == other.list().hasNames();
  }

  private Diagnostic reportClash(String name, SentPath path, SentPath other) {
    return report(
            path.entry().span(),
            "`%s` and `%s` both become `%s` in the executors' working directory"
                .formatted(other.text(), path.text(), name))
        .withOther(other.entry().span(), "the other")
        .withHelp("give each a name of its own");
  }
}
