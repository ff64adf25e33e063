package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;
import io.tidemark.wire.ContractKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The symbols, busiest first, and the lanes that they and the accounts are dealt to. A lane is a
 * part of a region; all that is said of one symbol or account comes from one lane.
 */
final class Universe {
  /** The contracts, and four equities. */
  static final int FEWEST = 16;

  /** Currencies of amounts and fees with their rough worth in USD. */
  static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "BTC");

  private static final double[] WORTH = {1, 1.08, 1.27, 1 / 150.0, 60_000};

  /** Pairs and contracts are among so many of the busiest, so that rates do not grow stale. */
  private static final int BUSY = 100;

  /** From so many symbols on there are more pairs and coins. */
  private static final int LARGE = 200;

  /** A region has one more lane for so many symbols. */
  private static final int PER_LANE = 150;

  private static final int MOST_LANES = 12;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final List<Region> regions;
  private final Dealer dealer;
  private final double[] shares;
  private final List<Listing> listings = new ArrayList<>();
  private final int[] lanes;
  private final int accounts;
  private final int[] equities;
  private final int[][] symbols;

  Universe(SimulatorOptions options) {
    regions = options.regions();
    accounts = options.accounts();
    shares = options.skew().shares(options.symbols());
    dealer = new Dealer(regions, lanesPerRegion(options), options.symbols());
    lanes = new int[options.symbols()];
    equities = new int[regions.size()];
    Rng rng = Rng.of(options.seed(), Rng.Purpose.UNIVERSE, 0);
    List<Listing> slots = slots(options.symbols(), rng);
    for (int rank = 0; rank < slots.size(); rank++) {
      Listing contract = slots.get(rank);
      int lane = dealer.deal(shares[rank], contract != null && contract.alwaysOpen());
      lanes[rank] = lane;
      int region = dealer.region(lane);
      listings.add(contract == null ? equity(rank, region, rng) : contract.in(region));
    }
    symbols = new int[dealer.lanes()][];
    for (int lane = 0; lane < symbols.length; lane++) {
      int own = lane;
      symbols[lane] =
          IntStream.range(0, lanes.length).filter(symbol -> lanes[symbol] == own).toArray();
    }
  }

  private static int lanesPerRegion(SimulatorOptions options) {
    int count = options.regions().size();
    int most = Math.min(MOST_LANES / count, options.accounts() / (2 * count));
    return Math.max(1, Math.min(most, options.symbols() / (PER_LANE * count)));
  }

  /** By rank the contract that has it; null for an equity. */
  private static List<Listing> slots(int symbols, Rng rng) {
    List<Listing> slots = new ArrayList<>(Contracts.base());
    if (symbols >= LARGE) {
      slots.addAll(Contracts.more());
    }
    while (slots.size() < Math.min(BUSY, symbols)) {
      slots.add(null);
    }
    for (int i = slots.size() - 1; i > 0; i--) {
      int j = rng.nextInt(i + 1);
      Listing swapped = slots.get(i);
      slots.set(i, slots.get(j));
      slots.set(j, swapped);
    }
    while (slots.size() < symbols) {
      slots.add(null);
    }
    return slots;
  }

  private Listing equity(int rank, int region, Rng rng) {
    List<String> currencies = Venues.Part.of(regions.get(region)).currencies();
    String currency = currencies.get(equities[region]++ % currencies.size());
    boolean yen = currency.equals("JPY");
    double price = (10 + 290 * rng.nextDouble()) * (yen ? 20 : 1);
    return new Listing(
        ticker(rank) + "." + currency.charAt(0),
        AssetClass.EQUITY,
        currency,
        10_000,
        ContractKind.LINEAR,
        yen ? Listing.UNIT / 2 : Listing.UNIT / 100,
        price,
        Risk.equity(rng),
        4,
        Listing.UNIT,
        300,
        region);
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

  /** Roughly how many of {@code to} one unit of {@code from} is. */
  static double roughRate(String from, String to) {
    return WORTH[CURRENCIES.indexOf(from)] / WORTH[CURRENCIES.indexOf(to)];
  }

  List<Listing> listings() {
    return listings;
  }

  List<Region> regions() {
    return regions;
  }

  /** Share of a symbol in all ticks. */
  double share(int symbol) {
    return shares[symbol];
  }

  int lanes() {
    return dealer.lanes();
  }

  int laneOf(int symbol) {
    return lanes[symbol];
  }

  int laneOfAccount(int account) {
    return account % dealer.lanes();
  }

  int regionOf(int lane) {
    return dealer.region(lane);
  }

  /** The symbols of a lane, busiest first. */
  int[] symbols(int lane) {
    return symbols[lane];
  }

  /** The accounts of a lane; two at least. */
  int[] accounts(int lane) {
    return IntStream.range(0, accounts).filter(account -> laneOfAccount(account) == lane).toArray();
  }
}
