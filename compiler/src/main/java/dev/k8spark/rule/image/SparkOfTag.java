package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.DescribedImage;
import dev.k8spark.policy.ImageName;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An image whose tag or description tells its Spark tells the one that the job declares. */
public final class SparkOfTag extends Rule {

  private static final Pattern OF_SPARK = Pattern.compile("(py)?spark([-_](py|r|python))?");
  private static final Pattern TAG = Pattern.compile("v?(\\d+\\.\\d+)(\\.\\d+)?([-_].*)?");
  private static final Pattern IN_TAG = Pattern.compile(".*spark[-_]?v?(\\d+\\.\\d+)(?!\\d).*");

  public SparkOfTag() {
    super(
        Code.SPARK_TAG_DIFFERS,
        RuleCategory.IMAGE,
        "An image whose tag or description tells its Spark tells the one that the job declares.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    String image = job.job().image();
    return job.policy()
        .findImage(image)
        .map(description -> check(job, description))
        .orElseGet(() -> compare(job, findLine(ImageName.parse(image)), "tag"));
  }

  /** Returns a finding where an image says of itself that it holds another line of Spark. */
  Stream<Diagnostic> check(ResolvedJob job, DescribedImage image) {
    return compare(job, image.line(), "description");
  }

  private Stream<Diagnostic> compare(ResolvedJob job, @Nullable String held, String source) {
    String line = job.job().sparkVersion().toString();
    return held == null || held.equals(line)
        ? Stream.empty()
        : Stream.of(
            report(
                    job.spanOf("image"),
                    "by its %s the image holds Spark %s".formatted(source, held))
                .withOther(job.spanOf("sparkVersion"), "the job says " + line)
                .withHelp("correct the one that is wrong: pods refuse to start on another line"));
  }

  private static @Nullable String findLine(ImageName image) {
    @Nullable String tag = image.tag();
    if (tag == null) {
      return null;
    }
    Matcher inTag = IN_TAG.matcher(tag);
    if (inTag.matches()) {
      return inTag.group(1);
    }
    Matcher whole = TAG.matcher(tag);
    return OF_SPARK.matcher(image.path().getLast()).matches() && whole.matches()
        ? whole.group(1)
        : null;
  }
}
