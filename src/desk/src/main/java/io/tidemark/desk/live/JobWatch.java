package io.tidemark.desk.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.util.ExceptionUtils;

/**
 * Looks after one running job: says when it was started again and why, ends the wait where that
 * will not help, and removes the checkpoints of earlier starts once it has one of its own.
 */
public final class JobWatch {
  /** A fault that is no connection's comes back each time; so many times without progress do. */
  private static final int HOPELESS = 5;

  private final LiveJob job;
  private final Checkpoints checkpoints;
  private final Optional<Path> resumed;
  private final Consumer<String> say;
  private Checkpointing now = Checkpointing.NONE;
  private long restarts;
  private long seenAt;
  private int inVain;
  private long completedBefore;
  private boolean cleaned;

  /**
   * Looks after a job.
   *
   * @param checkpoints all of this job's
   * @param resumed the one it resumed from
   * @param say takes lines for the user
   */
  public JobWatch(
      LiveJob job, Checkpoints checkpoints, Optional<Path> resumed, Consumer<String> say) {
    this.job = job;
    this.checkpoints = checkpoints;
    this.resumed = resumed;
    this.say = say;
  }

  /**
   * Looks once.
   *
   * @throws JobFailed if the job failed for good, or would for ever
   */
  public void look() throws JobFailed, InterruptedException, IOException {
    if (job.isOver()) {
      throw over();
    }
    now = job.checkpoints();
    restarts = job.restarts();
    if (now.completed() > 0 && !cleaned) {
      checkpoints.clean(job.id(), resumed);
      cleaned = true;
    }
    Optional<Failure> failure = job.failure();
    if (failure.isPresent() && failure.get().at() > seenAt) {
      seenAt = failure.get().at();
      judge(failure.get());
    }
  }

  private void judge(Failure failure) throws JobFailed {
    if (failure.isDiskFull()) {
      throw new JobFailed(job.kind(), "the disk is full", null);
    }
    boolean progress = now.completed() > completedBefore;
    completedBefore = now.completed();
    inVain = progress || failure.isConnectionTrouble() ? 0 : inVain + 1;
    if (inVain >= HOPELESS) {
      throw new JobFailed(job.kind(), failure.line(), new IllegalStateException(failure.trace()));
    }
    say.accept("the " + job.kind().label() + " job starts again: " + failure.line());
  }

  private JobFailed over() throws InterruptedException {
    Optional<Throwable> fatal = job.fatal();
    if (fatal.isEmpty()) {
      return new JobFailed(job.kind(), "it ended, which nobody asked for", null);
    }
    Failure failure =
        job.failure()
            .orElseGet(() -> new Failure(0, "", ExceptionUtils.stringifyException(fatal.get())));
    String line = failure.isDiskFull() ? "the disk is full" : failure.line();
    return new JobFailed(job.kind(), line, fatal.get());
  }

  /** How the job's checkpoints go, as of the last look. */
  public Checkpointing checkpoints() {
    return now;
  }

  /** How often it was started again, as of the last look. */
  public long restarts() {
    return restarts;
  }
}
