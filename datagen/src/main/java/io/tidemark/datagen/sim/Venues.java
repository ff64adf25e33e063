package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where symbols trade, by asset class and, for equities and indices, by where the region lies. */
final class Venues {
  /** Most venues of one symbol. */
  static final int MOST = 4;

  private static final List<String> AMERICA = List.of("XNYS", "XNAS", "ARCX", "BATS");
  private static final List<String> EUROPE = List.of("XLON", "XETR", "XPAR", "CHIX");
  private static final List<String> ASIA = List.of("XTKS", "XHKG", "XSES", "XASX");
  private static final List<String> FX = List.of("EBSX", "RTRS", "LMAX");
  private static final List<String> COINS = List.of("CBSE", "KRKN", "BSTP");
  private static final List<String> DERIVATIVES = List.of("XCME", "XEUR", "XOSE");

  private Venues() {}

  /** The venues on which symbols of a class in a region may trade. */
  static List<String> of(AssetClass assetClass, Region region) {
    return switch (assetClass) {
      case FX -> FX;
      case CRYPTO -> COINS;
      case FUTURE, CFD -> DERIVATIVES;
      case EQUITY, INDEX ->
          switch (Part.of(region)) {
            case AMERICA -> AMERICA;
            case EUROPE -> EUROPE;
            case ASIA -> ASIA;
          };
    };
  }

  /** All venues of some regions, in the order of their codes. */
  static Set<String> in(List<Region> regions) {
    Set<String> all = new TreeSet<>();
    for (Region region : regions) {
      for (AssetClass assetClass : AssetClass.values()) {
        all.addAll(of(assetClass, region));
      }
    }
    return all;
  }

  /** Where a region's time zone puts it. */
  enum Part {
    AMERICA(List.of("USD")),
    EUROPE(List.of("EUR", "GBP")),
    ASIA(List.of("JPY"));

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<String> currencies;

    Part(List<String> currencies) {
      this.currencies = currencies;
    }

    static Part of(Region region) {
      String zone = region.zone();
      if (zone.startsWith("Europe/") || zone.startsWith("Africa/")) {
        return EUROPE;
      }
      boolean east =
          zone.startsWith("Asia/")
              || zone.startsWith("Australia/")
              || zone.startsWith("Pacific/")
              || zone.startsWith("Indian/");
      return east ? ASIA : AMERICA;
    }

    /** Currencies that its equities are in, in turn. */
    List<String> currencies() {
      return currencies;
    }
  }
}
