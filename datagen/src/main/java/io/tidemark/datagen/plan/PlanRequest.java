package io.tidemark.datagen.plan;

/**
 * What is to be carried.
 *
 * @param ticksPerSecond at the peak, above 0
 * @param tradesPerSecond at the peak, 0 or more; null for as many a tick as were measured
 * @param averageShare the average rate as a share of the peak, above 0 to 1: what fills disks
 * @param topSymbolShare share of all ticks that the busiest symbol has, 0 to 1
 * @param headroom share of every core that is to stay free, 0 to below 1
 * @param coresPerTaskManager 1 or more
 * @param retentionSeconds for which the brokers keep records, above 0
 * @param pricePerCoreHour null if nobody asks
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
    Double pricePerCoreHour,
    String currency) {
  /** Shares that the busiest symbol of a real market's day had (DEBS 2022). */
  public static final double TOP_SYMBOL_SHARE = 0.024;
}
