package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Finding;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.LintReview;
import dev.k8spark.lint.RequiredPolicy;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository whose files and words are hard on reports, and what is found in it. */
record Repository(Path folder) {

  static final String JOB = "jobs/tägliche Aufträge 🚀.conf";
  static final String MARKED = "jobs/mit Byte-Order-Mark.conf";
  static final String OTHER = "jobs/100%, b:c.yaml";

  static Repository in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Repository repository = new Repository(folder);
    repository.write(
        "k8spark-policy.conf",
        """
        root = true
        owner = "größe@example.com"
        cluster.apiServer = ports-only
        allow.images = ["registry.example.com/**"] # 🚀
        """);
    repository.write(
        JOB,
        """
        # Aufträge
        name = auftraege
        namespace = daten
        env.ZIEL = "🚀", image = "docker.io/library/shops:4.3"
        sparkVersion = "4.3"
        main.python = "local:///app/orders.py"
        env { GRUSS = "Grüße 🚀 & <alle> [hier]", ZAHL = [1] }
        """
            .replace("\n", "\r\n"));
    repository.write(
        OTHER,
        """
        name: other
        namespace: daten
        image: registry.example.com/a:1
        sparkVersion: "4.3"
        main:
          python: "local:///app/a.py"
          "ü🚀]]>\\u0001": 1
        """);
    repository.write(
        "jobs/right.conf",
        """
        name = right
        namespace = daten
        image = "registry.example.com/a@sha256:%s"
        sparkVersion = "4.3"
        main.python = "local:///app/orders.py"
        """
            .formatted("0".repeat(64)));
    repository.write(
        MARKED,
        """
        \uFEFFname = mit-bom, "größe 🚀" = 1, namespace = daten
        image = "registry.example.com/a@sha256:%s"
        sparkVersion = "4.3"
        main.python = "local:///app/orders.py"
        """
            .formatted("0".repeat(64))
            .replace("\n", "\r\n"));
    return repository;
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("file-unreadable");
  }

  /** All that is wrong with the samples that are wrong, as of a day on which waivers are over. */
  static ReportedFindings samples() throws IOException {
    Path samples = Path.of("../samples/invalid");
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(samples)) {
      for (Path file : walk.filter(Repository::isText).sorted().toList()) {
        files.add(SourceFile.read(file, file.toString()));
      }
    }
    LintReview review =
        new LintReview(
            new LintReview.Scope(
                Set.of(),
                new TreeMap<>(Map.of("day", "never")),
                null,
                RequiredPolicy.NONE,
                LocalDate.of(2027, 1, 1)));
    RootFolder root = RootFolder.of(samples);
    List<Diagnostic> found =
        review.check(files).reviews().stream()
            .flatMap(checked -> checked.diagnostics().stream())
            .toList();
    return new ReportedFindings(
        ReportedFinding.createAll(found, root),
        files,
        root,
        FailOn.ERROR,
        Integer.MAX_VALUE,
        List.of(),
        "k8spark/",
        "1.2.3");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<SourceFile> files() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (String name : List.of(OTHER, "jobs/right.conf", MARKED, JOB, "k8spark-policy.conf")) {
      files.add(SourceFile.read(folder.resolve(name), name));
    }
    return files;
  }

  ReportedFindings findings() throws IOException {
    return findings(FailOn.ERROR, Integer.MAX_VALUE);
  }

  /** All that is found, one of it waived, one known, and one found by a rule of the policy. */
  ReportedFindings findings(FailOn failOn, int most) throws IOException {
    RootFolder root = RootFolder.of(folder);
    LintReview review =
        new LintReview(
            new LintReview.Scope(
                Set.of(), new TreeMap<>(), null, RequiredPolicy.NONE, LocalDate.of(2026, 11, 23)));
    List<SourceFile> files = files();
    List<Diagnostic> found =
        new ArrayList<>(
            review.check(files).reviews().stream()
                .map(FileReview::diagnostics)
                .flatMap(List::stream)
                .map(Repository::waived)
                .toList());
    SourceFile policy = files.getLast();
    found.add(
        Diagnostic.of(Code.POD_TEMPLATE_NOT_ALLOWED, new Span(policy, 0, 4), "no pod on spot nodes")
            .withLabel("the driver")
            .withFinding(
                Finding.of("not-on-spot", "a['ü](1)'] > 🚀 && b\n|           |\n1           ``` 2"))
            .withHelp("tolerate them in `executor` only; größe@example.com decides on it")
            .withOther(new Span(policy, 20, 25), "the policy's rule")
            .withFix(new Fix("remove the line", new TextEdit(new Span(policy, 0, 12), ""))));
    List<ReportedFinding> all =
        ReportedFinding.createAll(found, root).stream()
            .map(one -> known(one) ? one.knownIn("known.json") : one)
            .toList();
    return new ReportedFindings(
        all,
        files,
        root,
        failOn,
        most,
        List.of("checked 4 jobs and 1 policy", "passed over 2 other files"),
        "k8spark/",
        "1.2.3");
  }

  private static Diagnostic waived(Diagnostic one) {
    return one.code() == Code.IMAGE_NOT_PINNED && one.span().file().name().equals(JOB)
        ? one.withWaiver(
            new Waiver(Waiver.By.JOB, "PLAT-31: \"später\"", LocalDate.of(2027, 3, 31), one.span()))
        : one;
  }

  private static boolean known(ReportedFinding one) {
    return one.diagnostic().code() == Code.IMAGE_NOT_PINNED
        && one.diagnostic().span().file().name().equals(OTHER);
  }

  static Stream<ReportedFinding> in(ReportedFindings findings, String file) {
    return findings.all().stream()
        .filter(one -> one.diagnostic().span().file().name().equals(file));
  }
}
