package io.tidemark.datagen.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A symbol of the random market.
 *
 * @param row whether the instruments file has it
 * @param quoted WHEN its quotes come, and of what shape
 * @param start first price in units of 10^-scale
 */
record Listing(
    String symbol,
    String assetClass,
    String currency,
    String multiplier,
    boolean inverse,
    boolean row,
    Quoted quoted,
    long start,
    int scale) {

  /** How a symbol is quoted. */
  enum Quoted {
    /** Both sides, at times one. */
    FULLY,
    /** A bid and prints, never an ask. */
    ONE_SIDED,
    /** Nothing in the first half of the day. */
    AFTERNOON,
    /** Traded, but no tick at all. */
    NEVER
  }

  /** The first symbols of a fixed list that has one of every kind, then equities. */
  static List<Listing> first(int count) {
    List<Listing> all = new ArrayList<>();
    all.add(linear("EURUSD", "FX", "USD", "1", 110_000, 5));
    all.add(linear("USDJPY", "FX", "JPY", "1", 110_000, 3));
    all.add(new Listing("UNLISTED", "EQUITY", "USD", "1", false, false, Quoted.FULLY, 18_000, 2));
    all.add(linear("BTCUSD", "CRYPTO", "USD", "1", 3_000_000, 2));
    all.add(linear("ES", "FUTURE", "USD", "50", 450_000, 2));
    all.add(linear("XAUUSD", "CFD", "USD", "1", 1_900_000, 3));
    all.add(new Listing("XBTPERP", "FUTURE", "BTC", "100", true, true, Quoted.FULLY, 300_000, 1));
    all.add(linear("SAP", "EQUITY", "EUR", "1", 12_000, 2));
    all.add(new Listing("GBPUSD", "FX", "USD", "1", false, true, Quoted.ONE_SIDED, 130_000, 5));
    all.add(linear("SPREAD", "FUTURE", "USD", "0.5", 3, 2));
    all.add(new Listing("DARK", "EQUITY", "USD", "1", false, true, Quoted.NEVER, 5_000, 2));
    all.add(linear("DAX", "INDEX", "EUR", "25", 1_500_000, 2));
    all.add(linear("SONY", "EQUITY", "JPY", "1", 1_200_000, 1));
    all.add(new Listing("USDCHF", "FX", "CHF", "1", false, true, Quoted.AFTERNOON, 90_000, 5));
    all.add(linear("ETHBTC", "CRYPTO", "BTC", "1", 6_000_000, 8));
    List<String> currencies = List.of("USD", "EUR", "GBP", "USD", "JPY");
    for (int i = all.size(); i < count; i++) {
      all.add(linear("EQ%04d".formatted(i), "EQUITY", currencies.get(i % 5), "1", 5_000 + i, 2));
    }
    return List.copyOf(all.subList(0, count));
  }

  /** Whether the price may cross zero. */
  boolean signed() {
    return symbol.equals("SPREAD");
  }

  private static Listing linear(
      String symbol, String assetClass, String currency, String multiplier, long start, int scale) {
    return new Listing(
        symbol, assetClass, currency, multiplier, false, true, Quoted.FULLY, start, scale);
  }
}
