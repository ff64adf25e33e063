package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.LoadReport;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * What keeps an instrument from measuring. The first of it stays; that it goes on is not told
 * again.
 */
final class Trouble {
  private static final double NANOS = 1e9;

  private final String instrument;
  private final long origin;
  private LoadReport.Incident first;

  /**
   * None yet.
   *
   * @param instrument what cannot measure then, for a person
   * @param origin the second 0, by {@link System#nanoTime}
   */
  Trouble(String instrument, long origin) {
    this.instrument = instrument;
    this.origin = origin;
  }

  /** Notes one. */
  synchronized void note(Throwable cause) {
    if (first == null) {
      Throwable root = cause;
      while (root.getCause() != null
          && (root.getMessage() == null || root instanceof ExecutionException)) {
        root = root.getCause();
      }
      String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
      note(why);
    }
  }

  /** Notes one. */
  synchronized void note(String why) {
    if (first == null) {
      double second = Math.round((System.nanoTime() - origin) / NANOS * 10) / 10.0;
      first =
          new LoadReport.Incident(second, instrument + ": " + why.lines().findFirst().orElse(""));
    }
  }

  /** The first there was. */
  synchronized Optional<LoadReport.Incident> first() {
    return Optional.ofNullable(first);
  }
}
