package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;
import io.tidemark.wire.ContractKind;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is no equity: currency pairs and coins that convert every currency used into every other
 * through USD, futures, a CFD, an index, an inverse contract.
 */
final class Contracts {
  private static final long UNIT = Listing.UNIT;

  private Contracts() {}

  /** Those that every universe has, in region 0. */
  static List<Listing> base() {
    List<Listing> all = new ArrayList<>();
    all.add(fx("EURUSD", "USD", 1_000, 1.08));
    all.add(fx("GBPUSD", "USD", 1_000, 1.27));
    all.add(fx("USDJPY", "JPY", 100_000, 150));
    all.add(fx("EURGBP", "GBP", 1_000, 0.85));
    all.add(coin("BTCUSD", "USD", UNIT / 10, 60_000, 100));
    all.add(coin("ETHUSD", "USD", UNIT / 100, 3_000, 60));
    all.add(future("ESZ6", "USD", 50, UNIT / 4, 5_400, 1));
    all.add(future("FGBLZ6", "EUR", 1_000, UNIT / 100, 132, -0.2));
    all.add(future("NKZ6", "JPY", 1_000, 10 * UNIT, 39_000, 0.8));
    all.add(
        listing("GOLD.CFD", AssetClass.CFD, "EUR", 1, UNIT / 100, 2_300, 0, 30, UNIT / 10, 100));
    all.add(listing("WORLD.IX", AssetClass.INDEX, "USD", 1, UNIT / 100, 3_600, 1, 50, UNIT, 10));
    all.add(
        new Listing(
            "XBTPERP",
            AssetClass.FUTURE,
            "BTC",
            10_000,
            ContractKind.INVERSE,
            UNIT / 2,
            60_000,
            Risk.of(AssetClass.CRYPTO, 1.5),
            10,
            100 * UNIT,
            50,
            0));
    return all;
  }

  /** More that trade at all hours, for large universes; in region 0. */
  static List<Listing> more() {
    List<Listing> all = new ArrayList<>();
    all.add(fx("AUDUSD", "USD", 1_000, 0.66));
    all.add(fx("NZDUSD", "USD", 1_000, 0.6));
    all.add(fx("EURJPY", "JPY", 100_000, 162));
    all.add(fx("GBPJPY", "JPY", 100_000, 190));
    all.add(fx("AUDJPY", "JPY", 100_000, 99));
    all.add(coin("BTCEUR", "EUR", UNIT / 10, 55_500, 120));
    all.add(coin("ETHEUR", "EUR", UNIT / 100, 2_780, 80));
    all.add(coin("SOLUSD", "USD", UNIT / 100, 150, 4));
    all.add(coin("LTCUSD", "USD", UNIT / 100, 85, 4));
    all.add(coin("XRPUSD", "USD", UNIT / 10_000, 0.6, 3));
    all.add(coin("ADAUSD", "USD", UNIT / 10_000, 0.45, 3));
    all.add(coin("DOTUSD", "USD", UNIT / 1_000, 7, 6));
    return all;
  }

  private static Listing fx(String symbol, String currency, long tick, double price) {
    return listing(symbol, AssetClass.FX, currency, 1, tick, price, 0.1, 8, 10_000 * UNIT, 30);
  }

  private static Listing coin(String symbol, String currency, long tick, double price, int spread) {
    return listing(
        symbol, AssetClass.CRYPTO, currency, 1, tick, price, 1.5, spread, UNIT / 1_000, 2_000);
  }

  private static Listing future(
      String symbol, String currency, int multiplier, long tick, double price, double beta) {
    return listing(symbol, AssetClass.FUTURE, currency, multiplier, tick, price, beta, 2, UNIT, 10);
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
    return new Listing(
        symbol,
        assetClass,
        currency,
        multiplier * 10_000L,
        ContractKind.LINEAR,
        tick,
        price,
        Risk.of(assetClass, beta),
        spread,
        lot,
        lots,
        0);
  }
}
