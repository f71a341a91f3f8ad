package dev.k8spark.lint;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CodeFile;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.JobOutline;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.resources.QuotaUsage;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks many files with one compiler, several at a time; the answer is in the order of the files
 * on every machine. A layer that another of the files extends is checked as part of that file.
 */
public final class LintReview {

  private final Compiler compiler;
  private final Scope scope;

  /** Makes a review with a compiler of its own. */
  public LintReview(Scope scope) {
    this.compiler = new Compiler(scope.policy(), scope.asOf());
    this.scope = scope;
  }

  /** Returns the detector of jobs among other files. */
  public JobDetector detector() {
    return new JobDetector(compiler);
  }

  /** Returns which policies apply to a job, in a sentence. */
  public String describePolicies(SourceFile job) {
    return RequiredPolicy.describeApplied(job, compiler);
  }

  /**
   * What the command line selects.
   *
   * @param environments only these, of jobs that have environments; none: all
   * @param params given to each job that declares them
   * @param policy the one that applies, in place of those above each job; it is checked too
   * @param required which policy must apply to each job
   * @param asOf the day for which waivers are evaluated
   */
  public record Scope(
      Set<String> environments,
      SortedMap<String, String> params,
      @Nullable SourceFile policy,
      RequiredPolicy required,
      LocalDate asOf) {

    boolean isPolicy(SourceFile file) {
      return file.equals(policy) || Policy.isPolicy(file);
    }
  }

  /**
   * The result of a review.
   *
   * @param layers files that were checked as parts of others
   * @param unknown names of environments and parameters that no job has
   */
  public record ReviewResult(List<FileReview> reviews, int layers, List<String> unknown) {}

  /** A file that was read, before it is compiled. */
  private record LoadedFile(
      SourceFile source, Outcome<Document> outcome, @Nullable JobOutline outline) {

    boolean isNamed() {
      return outcome.value() != null && outcome.value().root().get("name") != null;
    }

    Stream<Path> extended() {
      return outline == null
          ? Stream.of()
          : outline.files().stream()
              .filter(file -> !file.equals(source))
              .flatMap(file -> file.realPath().stream());
    }
  }

  /** Checks the files with their layers and policies, in all their environments. */
  public ReviewResult check(List<SourceFile> files) {
    List<SourceFile> policies =
        Stream.concat(Stream.ofNullable(scope.policy()), files.stream().filter(scope::isPolicy))
            .distinct()
            .toList();
    List<LoadedFile> all =
        files.parallelStream().filter(file -> !scope.isPolicy(file)).map(this::load).toList();
    Set<Path> extended = all.stream().flatMap(LoadedFile::extended).collect(Collectors.toSet());
    List<LoadedFile> jobs = all.stream().filter(file -> !isLayer(file, extended)).toList();
    List<FileReview> reviews =
        new ArrayList<>(policies.parallelStream().map(this::policy).toList());
    reviews.addAll(jobs.parallelStream().map(this::job).toList());
    return new ReviewResult(withDuplicates(reviews), all.size() - jobs.size(), unknown(jobs));
  }

  /** Checks each file by itself: no layers, no policy, no environments. */
  public ReviewResult checkShapes(List<SourceFile> files) {
    List<FileReview> reviews =
        files.parallelStream()
            .map(
                file ->
                    scope.isPolicy(file)
                        ? policy(file)
                        : FileReview.alone(file, compiler.checkShape(file)))
            .toList();
    return new ReviewResult(reviews, 0, List.of());
  }

  private LoadedFile load(SourceFile source) {
    Outcome<Document> outcome = compiler.load(source);
    @Nullable Document document = outcome.value();
    return new LoadedFile(source, outcome, document == null ? null : compiler.outline(document));
  }

  private static boolean isLayer(LoadedFile file, Set<Path> extended) {
    return !file.isNamed() && file.source().realPath().filter(extended::contains).isPresent();
  }

  private FileReview policy(SourceFile source) {
    List<Diagnostic> diagnostics = compiler.policies().check(source);
    return new FileReview(
        source, FileReview.FileKind.POLICY, List.of(source), diagnostics, List.of());
  }

  private FileReview job(LoadedFile loaded) {
    @Nullable Document document = loaded.outcome().value();
    if (document == null || loaded.outline() == null) {
      return FileReview.alone(
          loaded.source(), compiler.admit(loaded.outcome(), CompileOptions.NONE).diagnostics());
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<CompileOptions> allOptions = allOptions(loaded.outline());
    List<Outcome<Bundle>> outcomes =
        allOptions.stream().map(options -> compiler.admit(loaded.outcome(), options)).toList();
    outcomes.forEach(outcome -> diagnostics.addAll(outcome.diagnostics()));
    boolean all = allOptions.size() >= loaded.outline().environments().size();
    List<Diagnostic> kept =
        scope
            .required()
            .check(
                loaded.source(),
                new NeedlessWaivers(document, all ? outcomes : List.of()).filter(diagnostics),
                compiler);
    List<SourceFile> files =
        Stream.concat(loaded.outline().files().stream(), code(outcomes)).distinct().toList();
    return new FileReview(loaded.source(), FileReview.FileKind.JOB, files, kept, named(outcomes));
  }

  /** Returns the files beside the job whose code it runs. */
  private static Stream<SourceFile> code(List<Outcome<Bundle>> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> Stream.ofNullable(outcome.value()))
        .flatMap(bundle -> bundle.source().code().stream())
        .map(CodeFile::source);
  }

  private static List<NamedJob> named(List<Outcome<Bundle>> outcomes) {
    List<NamedJob> jobs = new ArrayList<>();
    for (Outcome<Bundle> outcome : outcomes) {
      @Nullable Bundle bundle = outcome.value();
      if (bundle != null && !outcome.hasErrors()) {
        ResolvedJob job = bundle.source();
        jobs.add(
            new NamedJob(
                job.job().namespace(),
                job.job().name(),
                job.spanOf("name"),
                QuotaUsage.of(bundle)));
      }
    }
    return jobs;
  }

  private List<CompileOptions> allOptions(JobOutline outline) {
    SortedMap<String, String> params = new TreeMap<>(scope.params());
    params.keySet().retainAll(outline.params());
    if (outline.environments().isEmpty()) {
      return List.of(new CompileOptions(null, params, null).asExample());
    }
    return outline.environments().stream()
        .filter(name -> scope.environments().isEmpty() || scope.environments().contains(name))
        .map(name -> new CompileOptions(name, params, null).asExample())
        .toList();
  }

  private static List<FileReview> withDuplicates(List<FileReview> reviews) {
    List<NamedJob> jobs = reviews.stream().flatMap(review -> review.jobs().stream()).toList();
    List<Diagnostic> overbooked = jobs.isEmpty() ? List.of() : overbooked(jobs);
    List<Diagnostic> duplicates = NamedJob.findDuplicates(jobs);
    return reviews.stream()
        .map(
            review ->
                review.withDiagnostics(
                    duplicates.stream().filter(duplicate -> isOf(review, duplicate)).toList()))
        .map(review -> review.jobs().isEmpty() ? review : review.withDiagnostics(overbooked))
        .toList();
  }

  /** Both of two jobs of one name are reported, since only one of them may have changed. */
  private static boolean isOf(FileReview review, Diagnostic duplicate) {
    SourceFile first = Objects.requireNonNull(duplicate.other()).span().file();
    return Stream.of(duplicate.span().file(), first)
        .anyMatch(file -> file.name().equals(review.source().name()));
  }

  /** A job in several environments of one namespace runs there once. */
  private static List<Diagnostic> overbooked(List<NamedJob> jobs) {
    Map<String, QuotaUsage> each = new LinkedHashMap<>();
    jobs.forEach(job -> each.putIfAbsent(job.namespace() + "/" + job.name(), job.usage()));
    return QuotaUsage.findOverbooked(List.copyOf(each.values()));
  }

  private List<String> unknown(List<LoadedFile> jobs) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    Set<String> environments = new TreeSet<>(scope.environments());
    Set<String> params = new TreeSet<>(scope.params().keySet());
    for (LoadedFile job : jobs) {
      if (job.outline() != null) {
        job.outline().environments().forEach(environments::remove);
        job.outline().params().forEach(params::remove);
      }
    }
    return Stream.concat(
            environments.stream().map("no job has an environment `%s`"::formatted),
            params.stream().map("no job has a parameter `%s`"::formatted))
        .toList();
  }
}
