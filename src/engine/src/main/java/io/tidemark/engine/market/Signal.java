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
    String rule) {}
