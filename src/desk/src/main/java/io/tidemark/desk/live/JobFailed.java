package io.tidemark.desk.live;

/** A job failed, and starting it again does not help. The message is one line with the cause. */
public final class JobFailed extends Exception {
  private static final long serialVersionUID = 1L;

  JobFailed(JobKind job, String line, Throwable cause) {
    super("the " + job.label() + " job failed: " + line, cause);
  }
}
