package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;
import io.tidemark.wire.ContractKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The symbols, busiest first: currency pairs and coins that convert every currency used into every
 * other through USD, futures, a CFD, an index, an inverse contract, and equities in four
 * currencies.
 */
final class Universe {
  /** All that are not equities, and an equity in each currency. */
  static final int FEWEST = 16;

  /** Pairs and contracts are among so many of the busiest, so that rates do not grow stale. */
  private static final int BUSY = 100;

  /** Currencies of amounts and fees with their rough worth in USD. */
  static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "BTC");

  private static final double[] WORTH = {1, 1.08, 1.27, 1 / 150.0, 60_000};

  private static final List<String> EQUITY_CURRENCIES =
      List.of("USD", "EUR", "GBP", "JPY", "USD", "EUR", "USD", "USD", "USD", "USD");
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Universe() {}

  /** Roughly how many of {@code to} one unit of {@code from} is. */
  static double roughRate(String from, String to) {
    return WORTH[CURRENCIES.indexOf(from)] / WORTH[CURRENCIES.indexOf(to)];
  }

  /** So many symbols; the first is the busiest. */
  static List<Listing> of(int symbols, Random random) {
    List<Listing> front = contracts();
    List<Listing> equities = new ArrayList<>();
    for (int i = 0; front.size() + equities.size() < symbols; i++) {
      equities.add(equity(i, random));
    }
    // The first four stay in front, so that few symbols have every currency too
    int near = Math.min(equities.size(), BUSY - front.size());
    front.addAll(equities.subList(0, near));
    Collections.shuffle(front, random);
    front.addAll(equities.subList(near, equities.size()));
    return List.copyOf(front);
  }

  private static List<Listing> contracts() {
    List<Listing> all = new ArrayList<>();
    long unit = Listing.UNIT;
    all.add(fx("EURUSD", "USD", 1_000, 1.08));
    all.add(fx("GBPUSD", "USD", 1_000, 1.27));
    all.add(fx("USDJPY", "JPY", 100_000, 150));
    all.add(fx("EURGBP", "GBP", 1_000, 0.85));
    all.add(coin("BTCUSD", unit / 10, 60_000, 100));
    all.add(coin("ETHUSD", unit / 100, 3_000, 60));
    all.add(future("ESZ6", "USD", 50, unit / 4, 5_400, 1));
    all.add(future("FGBLZ6", "EUR", 1_000, unit / 100, 132, -0.2));
    all.add(future("NKZ6", "JPY", 1_000, 10 * unit, 39_000, 0.8));
    all.add(
        listing("GOLD.CFD", AssetClass.CFD, "EUR", 1, unit / 100, 2_300, 0, 30, unit / 10, 100));
    all.add(listing("WORLD.IX", AssetClass.INDEX, "USD", 1, unit / 100, 3_600, 1, 50, unit, 10));
    all.add(
        new Listing(
            "XBTPERP",
            AssetClass.FUTURE,
            "BTC",
            10_000,
            ContractKind.INVERSE,
            unit / 2,
            60_000,
            2e-5,
            1.5,
            10,
            100 * unit,
            50));
    return all;
  }

  private static Listing fx(String symbol, String currency, long tick, double price) {
    long lot = 10_000 * Listing.UNIT;
    return listing(symbol, AssetClass.FX, currency, 1, tick, price, 0.1, 8, lot, 30);
  }

  private static Listing coin(String symbol, long tick, double price, int spread) {
    long lot = Listing.UNIT / 1_000;
    return listing(symbol, AssetClass.CRYPTO, "USD", 1, tick, price, 1.5, spread, lot, 2_000);
  }

  private static Listing future(
      String symbol, String currency, int multiplier, long tick, double price, double beta) {
    return listing(
        symbol, AssetClass.FUTURE, currency, multiplier, tick, price, beta, 2, Listing.UNIT, 10);
  }

  private static Listing listing(
      String symbol,
      AssetClass assetClass,
      String currency,
      int multiplier,
      long tick,
      double price,
      double beta,
      int spread,
      long lot,
      int lots) {
    double volatility = assetClass == AssetClass.FX ? 1e-5 : 2e-5;
    return new Listing(
        symbol,
        assetClass,
        currency,
        multiplier * 10_000L,
        ContractKind.LINEAR,
        tick,
        price,
        volatility,
        beta,
        spread,
        lot,
        lots);
  }

  private static Listing equity(int i, Random random) {
    String currency = EQUITY_CURRENCIES.get(i % EQUITY_CURRENCIES.size());
    boolean yen = currency.equals("JPY");
    double price = (10 + 290 * random.nextDouble()) * (yen ? 20 : 1);
    long tick = yen ? Listing.UNIT / 2 : Listing.UNIT / 100;
    double beta = 0.5 + random.nextDouble();
    String symbol = ticker(i) + "." + currency.charAt(0);
    return listing(symbol, AssetClass.EQUITY, currency, 1, tick, price, beta, 4, Listing.UNIT, 300);
  }

  /** AAA, BAA, … ZAA, ABA, …: four letters and more once three are used up. */
  private static String ticker(int i) {
    StringBuilder ticker = new StringBuilder();
    int rest = i;
    while (rest > 0 || ticker.length() < 3) {
      ticker.append(LETTERS.charAt(rest % LETTERS.length()));
      rest /= LETTERS.length();
    }
    return ticker.toString();
  }
}
