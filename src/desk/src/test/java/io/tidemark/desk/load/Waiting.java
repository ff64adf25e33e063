package io.tidemark.desk.load;

import java.util.concurrent.Callable;

/** Waits for a condition, up to a deadline. */
final class Waiting {
  private static final long DEADLINE_NS = 90_000_000_000L;

  private Waiting() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NS;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come: " + what);
      }
      Thread.sleep(20);
    }
  }
}
