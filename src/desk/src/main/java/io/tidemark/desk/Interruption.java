package io.tidemark.desk;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/**
 * Clears up when a run is interrupted (Ctrl-C, SIGTERM): ends the job, so that nothing writes any
 * more, then removes what it wrote. Closed when the run is over.
 */
final class Interruption implements AutoCloseable {
  private static final long CANCEL_SECONDS = 5;
  private static volatile boolean happened;

  private final OutputFolder folder;
  private final PrintWriter err;
  private final Thread hook = new Thread(this::clearUp, "interruption");
  private final Object starting = new Object();
  private JobClient job;

  private Interruption(OutputFolder folder, PrintWriter err) {
    this.folder = folder;
    this.err = err;
  }

  /** Begins to watch for the end of this JVM. */
  static Interruption watch(OutputFolder folder, PrintWriter err) {
    Interruption interruption = new Interruption(folder, err);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether this JVM is ending by an interruption, and what fails now fails because of it. */
  static boolean happened() {
    return happened;
  }

  /**
   * Starts the job that an interruption ends. A cluster that is starting makes folders as it goes,
   * so an interruption waits until it is up, and none is started after one.
   */
  JobClient start(Callable<JobClient> starter) throws Exception {
    synchronized (starting) {
      if (happened) {
        throw new IllegalStateException("interrupted");
      }
      job = starter.call();
      return job;
    }
  }

  private void clearUp() {
    happened = true;
    JobClient running;
    synchronized (starting) {
      running = job;
    }
    try {
      if (running != null) {
        running.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
        running.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The cluster is gone or does not answer; the folder goes all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (folder.abandon()) {
      ProgressLine.clear(err);
      err.println("tidemark: interrupted; nothing was written");
      err.flush();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs.
    }
  }
}
