package io.tidemark.engine.market;

/**
 * A rule that fired.
 *
 * @param ts event time of the tick, or end of the window, µs
 * @param symbol the symbol
 * @param kind the kind of rule, e.g. SPREAD_TIGHT
 * @param direction BUY or SELL
 * @param price 1e-8, {@code Fixed8.ABSENT} if none
 * @param size 1e-8, {@code Fixed8.ABSENT} if none
 * @param value left side of the rule's condition, as plain text
 * @param threshold right side of the rule's condition, as plain text
 * @param rule the rule's name
 * @param part index of the file or partition of the tick that made it fire; {@link #NO_TICK} if a
 *     window did
 * @param place line or offset of that tick, or {@link #NO_TICK}
 */
public record Signal(
    long ts,
    String symbol,
    String kind,
    String direction,
    long price,
    long size,
    String value,
    String threshold,
    String rule,
    int part,
    long place) {
  /** Stands where there is no tick. */
  public static final int NO_TICK = -1;

  /**
   * What tells it from all others: symbol, rule, event time in µs and, if a tick made it fire, the
   * tick's part and place, as in {@code ACME/SPREAD_TIGHT/1700000000000000/3@42}. The same in every
   * run over the same topics.
   */
  public String id() {
    String id = symbol + '/' + rule + '/' + ts;
    return place == NO_TICK ? id : id + '/' + part + '@' + place;
  }
}
