package io.tidemark.desk;

import java.util.Map;

/**
 * What a demo shall be like.
 *
 * @param seconds how long the market runs; 0 until it is stopped
 * @param rate records a second
 * @param seed of the market
 * @param symbols of the market
 * @param accounts that trade
 * @param settings what is not as by default, by name
 */
record DemoOptions(
    long seconds, int rate, long seed, int symbols, int accounts, Map<String, String> settings) {}
