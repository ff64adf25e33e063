package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.LoadReport;
import java.util.List;
import java.util.Map;

/**
 * The instruments of a load test: they watch the outputs, the database, the jobs, the machine and
 * this process from their start until they are closed. What they watch may go away at any time:
 * that is noted once, and what was measured until then stays.
 */
public final class Instruments implements AutoCloseable {
  private final InstrumentsOptions options;

  private Instruments(InstrumentsOptions options) {
    this.options = options;
  }

  /**
   * Begins to measure: rows that are written from now on are seen.
   *
   * @throws IllegalStateException one line, if the brokers do not tell the ends of the outputs
   */
  public static Instruments start(InstrumentsOptions options) {
    return new Instruments(options);
  }

  /**
   * Forgets what was measured until now, but for the timeline. Rows whose input was due before now
   * no longer count for latencies: they belong to what is forgotten.
   */
  public void mark() {}

  /** What was measured since the last mark. */
  public Measured snapshot() {
    return new Measured(
        0,
        Map.of(),
        null,
        new LoadReport.Timeline(List.of(), Map.of()),
        Lag.NONE,
        Map.of(),
        Map.of(),
        List.of());
  }

  /** Ends all threads. What was measured can still be asked for. */
  @Override
  public void close() {}
}
