package dev.k8spark.rehearsal.localimage;

/** What somebody has to do before a job can be rehearsed on this machine. */
public final class MissingPrerequisite extends Exception {
  private static final long serialVersionUID = 1L;

  private final String help;

  public MissingPrerequisite(String message, String help) {
    super(message);
    this.help = help;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public String help() {
    return help;
  }
}
