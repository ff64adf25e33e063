package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the market with its own symbols, accounts and random numbers: one tick an arrival, with
 * it the two fills of a trade if it is one's print, what amends earlier trades, and a cash event
 * now and then; then faults. It reads no clock. Times are stream time; serves one thread.
 */
final class Lane {
  private static final double OUTSIDERS_PRINT = 0.075;
  private static final int STEPS_PER_CASH_EVENT = 400;

  /** By so many steps those of one lane come after those of the one before. */
  private static final int CASH_EVENTS_APART = 133;

  private final int number;
  private final Schedule schedule;
  private final Rng rng;
  private final Listing[] listings;
  private final byte[][] keys;
  private final String[][] venues;
  private final byte[][] names;
  private final boolean[] silent;
  private final Alias[] tables = new Alias[4];
  private final int[] opening;
  private final Quotes quotes;
  private final Traders traders;
  private final Amendments amendments;
  private final Faults faults;
  private final TickDraft draft = new TickDraft();
  private final double tradesPerTick;
  private final double transfers;
  private final double back;
  private final boolean silences;
  private Schedule.Piece piece;
  private double at;
  private volatile double reached;
  private long step;

  Lane(
      int number,
      SimulatorOptions options,
      Universe universe,
      Schedule schedule,
      WireFormat format,
      String prefix) {
    this.number = number;
    this.schedule = schedule;
    rng = Rng.of(options.seed(), Rng.Purpose.LANE, number);
    int[] symbols = universe.symbols(number);
    int n = symbols.length;
    listings =
        Arrays.stream(symbols).mapToObj(s -> universe.listings().get(s)).toArray(Listing[]::new);
    keys = Arrays.stream(listings).map(l -> l.symbol().getBytes(UTF_8)).toArray(byte[][]::new);
    venues = new String[n][];
    names = new byte[n * Venues.MOST][];
    silent = new boolean[n * Venues.MOST];
    for (int i = 0; i < n; i++) {
      Region region = universe.regions().get(listings[i].region());
      List<String> all = Venues.of(listings[i].assetClass(), region);
      venues[i] = all.subList(0, Math.min(all.size(), 2 + symbols[i] % 3)).toArray(String[]::new);
      for (int v = 0; v < venues[i].length; v++) {
        names[i * Venues.MOST + v] = TickEncoder.names(listings[i].symbol(), venues[i][v]);
      }
    }
    double[] weights = Arrays.stream(symbols).mapToDouble(universe::share).toArray();
    for (int open = 0; open < tables.length; open++) {
      tables[open] = new Alias(open(open), weights);
    }
    opening = open(0);
    double begin = schedule.begin();
    Factors factors = new Factors(options, universe.regionOf(number), begin);
    Prices prices = new Prices(listings, factors, options.volatility(), begin, rng);
    quotes = new Quotes(listings, Arrays.stream(venues).map(List::of).toList(), prices, rng);
    traders = new Traders(universe, number, listings, rng);
    Rng own = Rng.of(options.seed(), Rng.Purpose.AMENDMENTS, number);
    amendments = new Amendments(options, number, universe.lanes(), own);
    faults = new Faults(options, number, amendments, format, prefix);
    tradesPerTick = options.tradesPerSecond() / options.ticksPerSecond();
    transfers = options.transfers();
    back = schedule.back(number);
    silences = schedule.silences();
    at = schedule.begin(number);
    piece = piece();
    arrive();
    reached = at;
  }

  /** Indices of the symbols that trade while classes are open or not. */
  private int[] open(int open) {
    return IntStream.range(0, listings.length)
        .filter(
            i ->
                switch (listings[i].assetClass()) {
                  case FX, CRYPTO -> true;
                  case EQUITY, INDEX -> (open & 1) != 0;
                  case FUTURE, CFD -> (open & 2) != 0;
                })
        .toArray();
  }

  int number() {
    return number;
  }

  /** When the next records happen. */
  double next() {
    return at;
  }

  /** When the next records are due: when they happen, or when the feed comes back. */
  double due() {
    return Math.max(at, back);
  }

  /** Whether the next records come with a backlog. */
  boolean backlog() {
    return at < back;
  }

  /** As {@link #next}, for any thread. */
  double reached() {
    return reached;
  }

  private void arrive() {
    double left = rng.nextExponential();
    while (left > piece.rate() * (piece.to() - at)) {
      left -= piece.rate() * (piece.to() - at);
      at = piece.to();
      piece = piece();
    }
    at += left / piece.rate();
  }

  private Schedule.Piece piece() {
    Schedule.Piece next = schedule.piece(number, at);
    if (silences) {
      for (int i = 0; i < listings.length; i++) {
        for (int v = 0; v < venues[i].length; v++) {
          silent[i * Venues.MOST + v] = schedule.silent(venues[i][v], at);
        }
      }
    }
    return next;
  }

  /**
   * Makes the next records.
   *
   * @param ts event time, in microseconds since the epoch
   * @param wall the clock on the wall when they are due, in microseconds since the epoch
   */
  void emit(long ts, long wall, Sink sink) {
    faults.begin(step, ts, wall, sink);
    for (Trade fill : amendments.released(step)) {
      faults.pass(Topic.TRADES, fill);
    }
    boolean opens = step < opening.length;
    int symbol = opens ? opening[(int) step] : draw();
    double fate = rng.nextDouble();
    if (opens || fate >= tradesPerTick + OUTSIDERS_PRINT) {
      quotes.quote(draft, symbol, at);
    } else {
      quotes.print(draft, symbol, at);
    }
    boolean traded = !opens && fate < tradesPerTick;
    if (silent[symbol * Venues.MOST + draft.venue]) {
      sink.silenced(traded ? 3 : 1);
    } else {
      tick();
      if (traded) {
        trade(symbol);
      }
    }
    if ((step + (long) number * CASH_EVENTS_APART) % STEPS_PER_CASH_EVENT == 0) {
      faults.pass(Topic.CASH, traders.cash());
    }
    step++;
    arrive();
    reached = at;
  }

  private int draw() {
    if (piece.hot() > 0 && rng.nextDouble() < piece.hot()) {
      return listings.length - 1;
    }
    return tables[piece.open()].draw(rng);
  }

  private void tick() {
    int venue = draft.venue;
    int symbol = draft.symbol;
    faults.pass(
        draft,
        keys[symbol],
        names[symbol * Venues.MOST + venue],
        listings[symbol].symbol(),
        venues[symbol][venue]);
  }

  /** The two sides of a trade, and what is said of earlier ones. */
  private void trade(int symbol) {
    List<Trade> fills = traders.fills(draft);
    if (rng.nextDouble() < transfers) {
      fills.forEach(fill -> fill.setType(TradeType.TRANSFER));
    }
    Trade example = Amendments.copy(fills.get(0));
    for (Trade message : amendments.after(listings[symbol], fills, step)) {
      faults.pass(Topic.TRADES, message);
    }
    faults.poison(example, listings[symbol]);
  }
}
