package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.Lag;
import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.report.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What must stay bounded while a rate is tried.
 *
 * @param rate ticks a second
 * @param lag most records that a partition may be behind
 * @param lean by what share of its records all partitions together of a job may fall behind
 * @param late how late 99 of 100 signals and rows of the ledger may come, in milliseconds: a topic
 *     with few records falls behind by time long before it does so by records
 */
record Bounds(double rate, double lag, double lean, double late) {
  /** Trades come on top of ticks; more than this they are not. */
  private static final double RECORDS_PER_TICK = 1.1;

  /** So much busier than the others a partition may be, as symbols are not alike. */
  private static final double BUSIEST = 2;

  /** A job that reads in the rhythm of its checkpoints is behind by as much at times. */
  private static final double INTERVALS = 2;

  private static final double SLACK = 1_000;
  private static final double SLACK_A_SECOND = 20;
  private static final double LATE_INTERVALS = 3;
  private static final double LATE_SECONDS = 2;
  private static final List<String> OUTPUTS = List.of("signals", "positions", "accounts");
  private static final double LOST = 5;
  private static final double LEAST_SENT = 0.97;
  private static final Duration BEHIND = Duration.ofSeconds(1);

  /**
   * The bounds at a rate.
   *
   * @param intervalSeconds between checkpoints
   */
  static Bounds of(double rate, double intervalSeconds, int partitions, Duration hold) {
    double records = rate * RECORDS_PER_TICK;
    double share = Math.min(1, BUSIEST / partitions);
    // The lag's saw-tooth leans a line through it, the more so the fewer teeth there are.
    double seconds = Math.max(1, hold.toMillis() / 1e3);
    double lean = 0.02 + 1.5 / Math.pow(seconds, 1.5);
    return new Bounds(
        rate,
        SLACK + INTERVALS * intervalSeconds * records * share,
        lean,
        1_000 * (LATE_INTERVALS * intervalSeconds + LATE_SECONDS));
  }

  /** What does not hold, in a few words; "" if all does. */
  String broken(Span span) {
    Lag measured = span.measured().lag();
    if (!measured.measured()) {
      return "the lag was not measured";
    }
    if (measured.max() > lag) {
      return String.format(
          Locale.ROOT, "a partition was %,d records behind, of %,.0f", measured.max(), lag);
    }
    if (measured.growthPerSecond() > growth(rate * RECORDS_PER_TICK)) {
      return String.format(
          Locale.ROOT, "the lag grew by %,.0f records a second", measured.growthPerSecond());
    }
    String loader = loader(span.measured());
    if (!loader.isEmpty()) {
      return loader;
    }
    for (String output : OUTPUTS) {
      Distribution spread = span.measured().latency().get(output);
      if (spread != null && spread.p99() > late) {
        return String.format(
            Locale.ROOT, "one in a hundred %s came %.1f s late", output, spread.p99() / 1e3);
      }
    }
    if (span.behindMax().compareTo(BEHIND) > 0) {
      return String.format(
          Locale.ROOT,
          "the sender was %.1f s behind: the brokers do not take it",
          span.behindMax().toMillis() / 1e3);
    }
    if (span.unackedMax().compareTo(BEHIND) > 0) {
      return String.format(
          Locale.ROOT,
          "a record waited %.1f s for the brokers to take it",
          span.unackedMax().toMillis() / 1e3);
    }
    long due = span.to().due() - span.from().due();
    long sent = span.to().sent() - span.from().sent();
    if (sent < due * LEAST_SENT) {
      return String.format(Locale.ROOT, "only %,d of %,d records were sent", sent, due);
    }
    return "";
  }

  private double growth(double recordsPerSecond) {
    return Math.max(SLACK_A_SECOND, recordsPerSecond * lean);
  }

  /** It reads what the trading job writes. */
  private String loader(Measured measured) {
    Lag loader = measured.loaderLag();
    if (loader == null) {
      return "";
    }
    if (!loader.measured()) {
      return "the lag of the loader was not measured";
    }
    return loader.growthPerSecond() <= growth(rows(measured))
        ? ""
        : String.format(
            Locale.ROOT, "the loader fell behind by %,.0f rows a second", loader.growthPerSecond());
  }

  /** How many a second the loader has to read. */
  private static double rows(Measured measured) {
    double rows =
        measured.rows().entrySet().stream()
            .filter(output -> !output.getKey().startsWith("postgres_"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return rows / measured.seconds();
  }

  /** Whether the jobs are so far behind that it is not for a stall of the machine. */
  boolean farBehind(Span span) {
    return span.measured().lag().max() > lag * LOST;
  }

  /** Whether it is so far past the bounds that it need not be looked at any longer. */
  boolean lost(Span span) {
    return farBehind(span)
        || span.behindMax().compareTo(BEHIND.multipliedBy((long) LOST)) > 0
        || span.unackedMax().compareTo(BEHIND.multipliedBy((long) LOST)) > 0;
  }

  /**
   * Whether the jobs are up to date, as far as this rate lets them: a loader that still works off
   * what was before takes the time of the others.
   */
  boolean settled(Measured now) {
    Lag loader = now.loaderLag();
    return now.lag().measured()
        && now.lag().now() <= lag
        && (loader == null || loader.measured() && loader.now() <= SLACK + rows(now) * late / 1e3);
  }
}
