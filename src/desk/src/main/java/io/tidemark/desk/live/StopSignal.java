package io.tidemark.desk.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of this JVM (Ctrl-C, SIGTERM) into an interruption of the thread that runs a
 * command, and holds the JVM until that thread has cleared up. Closed when it has.
 */
public final class StopSignal implements AutoCloseable {
  private static final long AGAIN_MILLIS = 500;

  /** A clean end takes a few seconds; past this something hangs, and the process is to end. */
  private static final long PATIENCE_SECONDS = 90;

  private static volatile boolean happened;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-signal");
  private boolean shielded;

  private StopSignal() {}

  /** Begins to watch, for the thread that calls. */
  public static StopSignal watch() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Whether this JVM is ending by a signal, and what fails now fails because of it. */
  public static boolean happened() {
    return happened;
  }

  /** Ends the interruptions, so that the thread that calls can clear up. */
  public synchronized void shield() {
    shielded = true;
    // The flag of an interruption that came before; clearing up waits for things.
    Thread.interrupted();
  }

  private void stop() {
    happened = true;
    try {
      // Again and again: there are libraries that swallow an interruption.
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      do {
        interrupt();
      } while (!ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void interrupt() {
    if (!shielded) {
      worker.interrupt();
    }
  }

  @Override
  public void close() {
    shield();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook with it.
    }
  }
}
