package dev.k8spark.policy;

import java.util.Optional;

/** What a policy's {@code allow} and {@code deny} speak of. */
public enum PolicySubject {
  IMAGES("images"),
  SPARK_VERSIONS("sparkVersions"),
  CODE("code"),
  CONF("conf"),
  SECRETS("secrets"),
  SERVICE_ACCOUNTS("serviceAccounts"),
  VOLUMES("volumes"),
  POD_TEMPLATE("podTemplate"),
  IDENTITIES("identities"),
  READ("read"),
  WRITE("write"),
  HOSTS("hosts"),
  NODE_POOLS("nodePools"),
  QUEUES("queues"),
  SCHEDULES("schedules");

  private final String key;

  PolicySubject(String key) {
    this.key = key;
  }

  /** What it is called in a policy file. */
  public String key() {
    return key;
  }

  /** The pattern, as texts of this subject are compared. */
  public Pattern pattern(String text) {
    return switch (this) {
      case IMAGES -> SegmentPattern.ofImage(text);
      case READ, WRITE -> SegmentPattern.ofUri(text);
      case POD_TEMPLATE -> new FieldPattern(text);
      case SPARK_VERSIONS, CODE, SCHEDULES -> new ExactText(text);
      case CONF, SECRETS, SERVICE_ACCOUNTS, VOLUMES, IDENTITIES, HOSTS, NODE_POOLS, QUEUES ->
          new TextPattern(text);
    };
  }

  /** What it speaks of, where no key of a job names that yet. */
  Optional<String> unnamed() {
    return switch (this) {
      case IMAGES,
          SPARK_VERSIONS,
          CODE,
          CONF,
          SECRETS,
          SERVICE_ACCOUNTS,
          VOLUMES,
          POD_TEMPLATE,
          IDENTITIES,
          READ,
          WRITE,
          HOSTS ->
          Optional.empty();
      case NODE_POOLS -> Optional.of("a node pool");
      case QUEUES -> Optional.of("a queue");
      case SCHEDULES -> Optional.of("a schedule");
    };
  }

  /** Which texts are meant. */
  public sealed interface Pattern permits SegmentPattern, FieldPattern, ExactText, TextPattern {

    boolean matches(String text);

    /**
     * Whether it means every text that another pattern means. Of two that mean the same in
     * different words, this may not know it.
     */
    boolean covers(String pattern);

    /**
     * The same as a regular expression that RE2 and Java read alike, for all of a text; for what
     * has parts between slashes, each part of the text has a slash behind it.
     */
    String regex();
  }

  /** One text as it is written. */
  record ExactText(String text) implements Pattern {

    @Override
    public boolean matches(String other) {
      return other.equals(text);
    }

    @Override
    public boolean covers(String pattern) {
      return pattern.equals(text);
    }

    @Override
    public String regex() {
      return TextPattern.quoted(text);
    }
  }
}
