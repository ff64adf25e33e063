package io.tidemark.desk.live;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.FlinkException;

/** One job in the cluster of this JVM. */
public final class LiveJob {
  private static final long AGAIN_MILLIS = 500;

  private final JobKind kind;
  private final JobID id;
  private final MiniCluster cluster;
  private final RestView rest;
  private final CompletableFuture<JobResult> result;

  LiveJob(JobKind kind, JobID id, MiniCluster cluster, RestView rest) {
    this.kind = kind;
    this.id = id;
    this.cluster = cluster;
    this.rest = rest;
    this.result = cluster.requestJobResult(id);
  }

  /** Which job it is. */
  public JobKind kind() {
    return kind;
  }

  /** Its id, which its checkpoints stand under. */
  public String id() {
    return id.toHexString();
  }

  /** How its checkpoints go. */
  public Checkpointing checkpoints() throws InterruptedException {
    return rest.checkpoints();
  }

  /** How often it was started again after a failure. */
  public long restarts() throws InterruptedException {
    return rest.restarts();
  }

  /** The newest failure it was started again after. */
  public Optional<Failure> failure() throws InterruptedException {
    return rest.failure();
  }

  /** Whether it is over, well or not. */
  public boolean isOver() {
    return result.isDone();
  }

  /** What made it fail for good; empty if it runs, or ended otherwise. */
  public Optional<Throwable> fatal() {
    if (!result.isDone()) {
      return Optional.empty();
    }
    if (result.isCompletedExceptionally()) {
      return Optional.of(new FlinkException("the cluster lost the job " + kind.label()));
    }
    return result
        .join()
        .getSerializedThrowable()
        .map(thrown -> thrown.deserializeError(LiveJob.class.getClassLoader()));
  }

  /** Ends it where it is; completes when it has ended. Its retained checkpoints stay. */
  CompletableFuture<?> cancel() {
    return isOver()
        ? result
        : cluster.cancelJob(id).handle((ack, e) -> ack).thenCombine(result, (ack, r) -> r);
  }

  /** Cancels it and waits until it has ended. */
  public void cancelAndWait(long seconds)
      throws InterruptedException, ExecutionException, TimeoutException {
    cancel().get(seconds, TimeUnit.SECONDS);
  }

  /**
   * Ends it like an end of its inputs: everything is flushed, with a savepoint. Flink refuses one
   * while a task is being started or an event of watermark alignment is under way; then it is tried
   * again.
   *
   * @param folder where the savepoint goes
   */
  public void drain(Path folder, long seconds) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      try {
        cluster
            .stopWithSavepoint(id, folder.toUri().toString(), true, SavepointFormatType.NATIVE)
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        result.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        if (isOver() && fatal().isEmpty() && status() == JobStatus.FINISHED) {
          return;
        }
        if (isOver() || System.nanoTime() > deadline) {
          throw new IllegalStateException("the job " + kind.label() + " could not be drained", e);
        }
        Thread.sleep(AGAIN_MILLIS);
      }
    }
  }

  private JobStatus status() throws InterruptedException {
    try {
      return cluster.getJobStatus(id).get(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return JobStatus.FAILED;
    }
  }
}
