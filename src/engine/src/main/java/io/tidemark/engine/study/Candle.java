package io.tidemark.engine.study;

/**
 * One closed bar as indicators see it.
 *
 * @param start first instant of its window, µs
 * @param end end of its window, exclusive, µs
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume Σ size
 * @param notional Σ price × size
 * @param ticks how many prices it was made of
 */
public record Candle(
    long start,
    long end,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double notional,
    long ticks) {}
