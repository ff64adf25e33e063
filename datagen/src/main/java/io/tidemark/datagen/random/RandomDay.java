package io.tidemark.datagen.random;

import io.tidemark.contracts.Columns;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.random.Faults.Wrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes the input files of a random market day of 20 hours. Each trade has a buyer and a seller,
 * and what is said of it later is said of both, so that quantities sum to zero over the accounts
 * whatever faults there are, as long as the correction window holds the whole day.
 */
public final class RandomDay {
  private static final long START = 1_772_409_600_000_000L; // 2026-03-02T00:00Z
  private static final long LENGTH = 20L * 3600 * 1_000_000;
  private static final int MAX_SYMBOLS = 9_999;

  /** Shares of trades. */
  private static final double TRANSFERS = 0.05;

  private static final double EARLY = 0.03;
  private static final double MESSAGES = 0.15;

  /** How many trades wait at a time for what is said of them to be there before. */
  private static final int HELD = 3;

  /**
   * What to make.
   *
   * @param ticks good rows of ticks
   * @param trades good rows of fills, rounded down to an even number; busts and corrections come on
   *     top, about one for seven fills
   * @param symbols at least 1; from 15 on every kind of instrument is there
   * @param accounts at least 2; from 8 on every kind of account is there
   * @param faults share of lines that are late, repeated or wrong, 0 to 0.5
   */
  public record Options(
      long seed, int ticks, int trades, int symbols, int accounts, double faults) {
    /** Checks the ranges. */
    public Options {
      if (ticks < 1 || trades < 0 || symbols < 1 || symbols > MAX_SYMBOLS || accounts < 2) {
        throw new IllegalArgumentException("ticks, trades, symbols or accounts out of range");
      }
      if (!(faults >= 0 && faults <= 0.5)) {
        throw new IllegalArgumentException("faults is a share from 0 to 0.5");
      }
    }
  }

  private final Options options;
  private final Dice dice;
  private final List<Listing> listings;
  private final List<TickMaker> makers = new ArrayList<>();
  private final FillMaker fills;
  private final MessageMaker messages;
  private final Clock tickClock;
  private final Clock fillClock;
  private final Faults tickFaults;
  private final Faults fillFaults;
  private final Faults messageFaults;

  /** Fills of which something was said before they are written. */
  private final Deque<List<List<String>>> held = new ArrayDeque<>();

  private RandomDay(Options options) {
    this.options = options;
    this.dice = new Dice(new SplittableRandom(options.seed()));
    this.listings = Listing.first(options.symbols());
    this.fills = new FillMaker(dice, options.accounts());
    this.messages = new MessageMaker(dice, fills);
    listings.forEach(listing -> makers.add(new TickMaker(dice, listing)));
    this.tickClock = new Clock(dice, options.faults() / 2);
    this.fillClock = new Clock(dice, options.faults() / 2);
    double share = options.faults() / 2;
    this.tickFaults = new Faults(dice, tickClock, share, WrongRows.TICKS, List.of());
    this.fillFaults =
        new Faults(
            dice, fillClock, share, WrongRows.trades(listings), WrongRows.FILL_CONTRADICTIONS);
    this.messageFaults =
        new Faults(dice, fillClock, share, WrongRows.MESSAGES, WrongRows.MESSAGE_CONTRADICTIONS);
  }

  /** Writes the files into an existing folder and names them, in the order to read them. */
  public static Inputs write(Options options, Path dir) throws IOException {
    Files.createDirectories(dir);
    RandomDay day = new RandomDay(options);
    Path instruments = dir.resolve("instruments.csv");
    Path accounts = dir.resolve("accounts.csv");
    Path cash = dir.resolve("cash.csv");
    Path first = dir.resolve("ticks-1.csv");
    Path second = dir.resolve("ticks-2.csv");
    Path trades = dir.resolve("trades.csv");
    Path limits = dir.resolve("limits.csv");
    boolean faulty = options.faults() > 0;
    ReferenceMaker.instruments(instruments, day.listings, faulty);
    ReferenceMaker.accounts(accounts, day.dice, options.accounts(), faulty);
    new LimitMaker(day.dice, day.listings).write(limits, options.accounts(), faulty);
    new CashMaker(day.dice, options, START, LENGTH).write(cash);
    // The second file has its columns in another order; lateness runs on across the files
    int half = options.ticks() / 2;
    try (Sheet fillSheet = new Sheet(trades, Columns.TRADES, false)) {
      try (Sheet sheet = new Sheet(first, Columns.TICKS, false)) {
        day.ticks(0, half, sheet, fillSheet);
      }
      try (Sheet sheet = new Sheet(second, Columns.TICKS, true)) {
        day.ticks(half, options.ticks(), sheet, fillSheet);
      }
      day.release(0, day.time(options.ticks() - 1), fillSheet);
    }
    return new Inputs(
        List.of(first, second),
        List.of(trades),
        List.of(instruments),
        List.of(accounts),
        List.of(cash),
        List.of(limits));
  }

  private void ticks(int from, int to, Sheet sheet, Sheet fillSheet) throws IOException {
    long pairs = options.trades() / 2;
    for (int i = from; i < to; i++) {
      long now = time(i);
      int index = symbolAt(now);
      TickMaker maker = makers.get(index);
      long price = maker.move();
      long due = pairs * (i + 1) / options.ticks() - pairs * i / options.ticks();
      boolean print = due > 0 || dice.chance(0.2);
      List<String> row = maker.row(tickClock.next(now), print ? price : null);
      sheet.row(row);
      tickFaults.after(row, sheet);
      for (long pair = 0; pair < due; pair++) {
        trade(index, price, now, fillSheet);
      }
    }
  }

  private void trade(int index, long price, long now, Sheet sheet) throws IOException {
    int traded = dice.chance(0.9) ? index : dice.below(listings.size());
    long at = traded == index ? price : makers.get(traded).move();
    Listing listing = listings.get(traded);
    List<List<String>> rows = fills.trade(traded, listing, at);
    if (dice.chance(TRANSFERS)) {
      rows.forEach(row -> row.set(10, "TRANSFER"));
    }
    messages.remember(listing, rows);
    if (dice.chance(EARLY)) {
      write(messages.aboutLast(now, at), now, sheet, messageFaults);
      held.add(rows);
    } else {
      write(rows, now, sheet, fillFaults);
    }
    release(HELD, now, sheet);
    if (dice.chance(MESSAGES)) {
      write(messages.aboutAny(now), now, sheet, messageFaults);
    }
  }

  /** Writes the fills held back, but for so many. */
  private void release(int kept, long now, Sheet sheet) throws IOException {
    while (held.size() > kept) {
      write(held.removeFirst(), now, sheet, fillFaults);
    }
  }

  private void write(List<List<String>> rows, long now, Sheet sheet, Faults faults)
      throws IOException {
    for (List<String> row : rows) {
      List<String> timed = new ArrayList<>(row);
      timed.set(0, fillClock.next(now));
      sheet.row(timed);
      faults.after(timed, sheet);
    }
  }

  /** Runs of one instant, of microseconds and of seconds, spread over the day. */
  private long time(int tick) {
    long slot = LENGTH / options.ticks();
    long base = START + tick / 4 * 4L * slot;
    return switch (tick % 4) {
      case 0, 1 -> base;
      case 2 -> base + Math.min(slot, 7);
      default -> base + dice.between(slot, 3 * slot) / 1000 * 1000;
    };
  }

  private int symbolAt(long now) {
    int index = dice.below(listings.size());
    Listing.Quoted quoted = listings.get(index).quoted();
    boolean silent =
        quoted == Listing.Quoted.NEVER
            || (quoted == Listing.Quoted.AFTERNOON && now < START + LENGTH / 2);
    return silent ? 0 : index;
  }

  /** The ways to be wrong by input. */
  private static final class WrongRows {
    private static final String CONTROL = "A\u0001B";
    private static final List<List<Wrong>> TICKS =
        List.of(
            one(0, "yesterday"),
            one(0, "2026-03-02T00:00:00"),
            one(0, "2026-03-02T00:00:00.1234567Z"),
            one(1, ""),
            one(1, CONTROL),
            one(2, CONTROL),
            one(3, "1.123456789"),
            one(3, "1e2"),
            one(5, "92233720369"),
            one(5, "12,5"),
            one(4, "-1"),
            List.of(new Wrong(3, ""), new Wrong(4, "100")),
            List.of(new Wrong(7, ""), new Wrong(8, "100")),
            List.of(
                new Wrong(3, ""),
                new Wrong(4, ""),
                new Wrong(5, ""),
                new Wrong(6, ""),
                new Wrong(7, ""),
                new Wrong(8, "")));
    private static final List<Wrong> FILL_CONTRADICTIONS =
        List.of(new Wrong(6, "77.7"), new Wrong(7, "88.8"), new Wrong(8, "-9.99"));

    private static final List<List<Wrong>> MESSAGES =
        List.of(
            one(0, "never"),
            one(1, ""),
            one(2, ""),
            one(4, CONTROL),
            one(5, "HOLD"),
            one(6, "0"),
            one(7, "five"),
            one(9, "usd"),
            one(10, "REPLACE"),
            one(11, ""));

    /** None that matters if it comes before what it contradicts. */
    private static final List<Wrong> MESSAGE_CONTRADICTIONS =
        List.of(new Wrong(8, "-9.99"), new Wrong(9, "GBP"));

    private static List<List<Wrong>> trades(List<Listing> listings) {
      List<List<Wrong>> all =
          new ArrayList<>(
              List.of(
                  one(0, "2026-13-02T00:00:00Z"),
                  one(1, ""),
                  one(2, " "),
                  one(2, CONTROL),
                  one(4, ""),
                  one(5, "HOLD"),
                  one(5, ""),
                  one(6, "0"),
                  one(6, "-5"),
                  one(6, ""),
                  one(7, "0.000000001"),
                  one(7, ""),
                  one(9, "usd"),
                  List.of(new Wrong(10, "BUST"), new Wrong(11, "")),
                  List.of(new Wrong(10, "CORRECT"), new Wrong(11, "")),
                  List.of(new Wrong(10, "TRANSFER"), new Wrong(5, "")),
                  one(10, "UPDATE"),
                  List.of(
                      new Wrong(1, "HUGE"),
                      new Wrong(4, "HUGE"),
                      new Wrong(6, "90000000000"),
                      new Wrong(7, "90000000000"))));
      if (listings.stream().anyMatch(Listing::inverse)) {
        all.add(List.of(new Wrong(1, "ZERO"), new Wrong(4, "XBTPERP"), new Wrong(7, "0")));
      }
      return List.copyOf(all);
    }

    private static List<Wrong> one(int column, String value) {
      return List.of(new Wrong(column, value));
    }
  }
}
