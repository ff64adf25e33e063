package io.tidemark.engine.market;

/**
 * One value of an indicator.
 *
 * @param ts end of the window it was computed at, µs
 * @param symbol the symbol
 * @param interval length of the bars it runs on, µs
 * @param name its name with its period, e.g. ema_38
 * @param value the value
 */
public record Indicator(long ts, String symbol, long interval, String name, double value) {}
