package io.tidemark.datagen.plan;

/**
 * What is to be carried, and on what.
 *
 * @param ticksPerSecond at the peak, above 0
 * @param tradesPerSecond messages of the topic at the peak, one for each account of a trade, 0 or
 *     more; null for as many a tick as were measured
 * @param symbols 1 or more
 * @param accounts 1 or more
 * @param averageShare the average of a day and night as a share of the peak, above 0 to 1: what
 *     fills disks
 * @param topSymbolShare share of all ticks that the busiest symbol has, above 0 to 1
 * @param headroom share of every core that is to stay free, 0 to 0.95
 * @param coresPerTaskManager 1 to 1,024
 * @param retentionSeconds for which the brokers keep records, above 0
 * @param replication copies that the brokers keep of each record, 1 to 10
 * @param pricePerCoreHour 0 or more; null if nobody asks
 * @param currency what the price is in
 */
public record PlanRequest(
    double ticksPerSecond,
    Double tradesPerSecond,
    long symbols,
    long accounts,
    double averageShare,
    double topSymbolShare,
    double headroom,
    int coresPerTaskManager,
    double retentionSeconds,
    int replication,
    Double pricePerCoreHour,
    String currency) {
  /** The share of the busiest symbol of a real market's day (DEBS 2022). */
  public static final double TOP_SYMBOL_SHARE = 0.024;

  private static final double MOST_RATE = 1e12;
  private static final double MOST_NAMES = 1e12;

  /**
   * Checks.
   *
   * @throws IllegalArgumentException one line that names the option of {@code tidemark plan}
   */
  public PlanRequest {
    above("--ticks-per-second", ticksPerSecond, MOST_RATE);
    if (tradesPerSecond != null) {
      within("--trades-per-second", tradesPerSecond, 0, MOST_RATE);
    }
    within("--symbols", (double) symbols, 1, MOST_NAMES);
    within("--accounts", (double) accounts, 1, MOST_NAMES);
    above("--average-share", averageShare, 1);
    above("--top-symbol-share", topSymbolShare, 1);
    within("--headroom", headroom, 0, 0.95);
    within("--cores-per-task-manager", coresPerTaskManager, 1, 1_024);
    above("--retention", retentionSeconds, 1e10);
    within("--replication", replication, 1, 10);
    if (pricePerCoreHour != null) {
      within("--price-per-core-hour", pricePerCoreHour, 0, 1e9);
    }
    if (!currency.matches("[A-Za-z]{3}")) {
      throw new IllegalArgumentException("--currency " + currency + ": not three letters");
    }
  }

  private static void above(String option, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(
          option + " " + Numbers.plain(value) + ": not above 0, up to " + Numbers.plain(most));
    }
  }

  private static void within(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          option
              + " "
              + Numbers.plain(value)
              + ": not from "
              + Numbers.plain(least)
              + " to "
              + Numbers.plain(most));
    }
  }
}
