package io.tidemark.datagen.measure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Does something over and over in a thread of its own, whose name begins with {@code measure-}, so
 * that its CPU time is told from others'. What it throws is noted as trouble, and it goes on.
 */
final class Loop implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /** What is done. */
  @FunctionalInterface
  interface Task {
    /**
     * Does it once.
     *
     * @return how long to wait before it is done again
     */
    Duration run() throws Exception;
  }

  private final Task task;
  private final Trouble trouble;
  private final Thread thread;
  private volatile boolean closed;

  private Loop(String name, Trouble trouble, Task task) {
    this.task = task;
    this.trouble = trouble;
    thread = new Thread(this::loop, "measure-" + name);
    thread.setDaemon(true);
  }

  static Loop start(String name, Trouble trouble, Task task) {
    Loop loop = new Loop(name, trouble, task);
    loop.thread.start();
    return loop;
  }

  private void loop() {
    while (!closed) {
      Duration pause = AFTER_TROUBLE;
      try {
        pause = task.run();
      } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
        return;
      } catch (Exception e) {
        if (!closed) {
          trouble.note(e);
        }
      }
      try {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Ends it; waits for its end, not for ever. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
