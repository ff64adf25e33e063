package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;

/**
 * One message of a market feed: a quote, one side of a quote, a print, or several. Prices and sizes
 * are in units of 1e-8, {@link Fixed8#ABSENT} where the feed said nothing. Mutable for the sake of
 * the hot path: a reader fills it once, nobody changes it after.
 */
public final class Tick {
  /** The symbol, never null. */
  public String symbol;

  /** The venue, "" where the feed has only one. */
  public String venue = "";

  /** Event time, µs since 1970 UTC. */
  public long ts;

  /**
   * Effective time, µs: max(ts, newest read before − out-of-orderness). Later than {@link #ts} for
   * a late tick, equal for all others.
   */
  public long effective;

  /**
   * Up to where its partition was complete when it was read, µs: newest read before −
   * out-of-orderness. No later tick of the partition that is on time is older. {@link
   * Long#MIN_VALUE} where nothing was read before, or that is not known.
   */
  public long complete = Long.MIN_VALUE;

  /** Best bid of the venue; 0 withdraws the side. */
  public long bid = Fixed8.ABSENT;

  /** Size at the bid; 0 withdraws the side, absent is unknown. */
  public long bidSize = Fixed8.ABSENT;

  /** Best ask of the venue; 0 withdraws the side. */
  public long ask = Fixed8.ABSENT;

  /** Size at the ask; 0 withdraws the side, absent is unknown. */
  public long askSize = Fixed8.ABSENT;

  /** Price of a print. */
  public long last = Fixed8.ABSENT;

  /** Size of a print; absent is unknown. */
  public long lastSize = Fixed8.ABSENT;

  /** Index of the file or partition it was read from. */
  public int part;

  /** Line (files) or offset (Kafka) it was read from. */
  public long place;

  /** The record as it came, kept only where a later step may still refuse it; else null. */
  public String raw;

  /** Whether it came too late to change a bar or fire a rule. */
  public boolean late() {
    return effective != ts;
  }
}
