package io.tidemark.datagen.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the simulator makes. Rates and the duration are by the clock on the wall. Shares of faults
 * are of records, from 0 to 0.2, each kind on its own; shares of amendments, transfers and poison
 * are of trades, also from 0 to 0.2.
 *
 * @param seed the same seed makes the same events, whatever the pace and the number of threads
 * @param symbols number of symbols, 16 to 100,000
 * @param accounts number of accounts, 2 to 1,000,000
 * @param ticksPerSecond ticks a second on average, 1 to 10,000,000
 * @param tradesPerSecond prints a second that are trades between two accounts, so that twice as
 *     many records go to {@code trades}; above 0, at most {@code ticksPerSecond}
 * @param skew shares of activity of the symbols
 * @param duplicates share of records that are sent again a little later
 * @param disorder share of events that are up to 0.9 s older than those before them
 * @param late share of events that are 1.5 to 5 s older, more than the bound of 1 s
 * @param malformed share of records that come on top and cannot be used
 * @param poisonous share of trades at which a record comes on top that decodes but cannot be booked
 * @param busts share of trades at which one is busted, on both sides
 * @param corrections share of trades at which one is corrected, on both sides
 * @param transfers share of trades that are transfers of a position from one account to another
 * @param limits share of accounts that have limits, 0 to 1
 * @param regions parts of the world, 1 to 6; as many of them exist as there are pairs of accounts
 * @param shape of the day in each region; other than FLAT only with a clock that runs through a day
 * @param clock of the event times
 * @param volatility by which all volatilities are multiplied, 0 to 1,000
 * @param events out of the ordinary; two of a kind do not overlap, but bursts and silences may
 * @param threads that send, 1 to 64; a part of the lanes each
 * @param duration after which it ends; null for never
 */
public record SimulatorOptions(
    long seed,
    int symbols,
    int accounts,
    double ticksPerSecond,
    double tradesPerSecond,
    Skew skew,
    double duplicates,
    double disorder,
    double late,
    double malformed,
    double poisonous,
    double busts,
    double corrections,
    double transfers,
    double limits,
    List<Region> regions,
    Shape shape,
    MarketClock clock,
    double volatility,
    List<MarketEvent> events,
    int threads,
    Duration duration) {

  private static final double LARGEST_SHARE = 0.2;

  /**
   * Checks each value.
   *
   * @throws IllegalArgumentException one line: what is wrong, and what would be right
   */
  public SimulatorOptions {
    Checks.between("symbols", symbols, Universe.FEWEST, 100_000);
    Checks.between("accounts", accounts, 2, 1_000_000);
    Checks.between("ticksPerSecond", ticksPerSecond, 1, 10_000_000);
    if (!(tradesPerSecond > 0 && tradesPerSecond <= ticksPerSecond)) {
      throw new IllegalArgumentException(
          "tradesPerSecond %s must be above 0 and at most ticksPerSecond, %s: each is a print"
              .formatted(Checks.number(tradesPerSecond), Checks.number(ticksPerSecond)));
    }
    Checks.present("skew", skew);
    Checks.between("duplicates", duplicates, 0, LARGEST_SHARE);
    Checks.between("disorder", disorder, 0, LARGEST_SHARE);
    Checks.between("late", late, 0, LARGEST_SHARE);
    Checks.between("malformed", malformed, 0, LARGEST_SHARE);
    Checks.between("poisonous", poisonous, 0, LARGEST_SHARE);
    Checks.between("busts", busts, 0, LARGEST_SHARE);
    Checks.between("corrections", corrections, 0, LARGEST_SHARE);
    Checks.between("transfers", transfers, 0, LARGEST_SHARE);
    Checks.between("limits", limits, 0, 1);
    Checks.present("clock", clock);
    Checks.between("volatility", volatility, 0, 1_000);
    Checks.between("threads", threads, 1, 64);
    if (duration != null) {
      Checks.above0("duration", duration);
    }
    regions = OptionChecks.regions(regions, accounts);
    OptionChecks.shape(shape, clock);
    events = OptionChecks.events(events, regions, clock, duration);
  }

  /**
   * Checks what depends on the moment of the start.
   *
   * @throws IllegalArgumentException one line, if event time would pass the present
   */
  public void check(Instant start) {
    clock.check(start, duration);
  }

  /** Options to be filled in: 200 symbols, 50 accounts, 2,000 ticks a second, few faults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Options under construction; what is not set has its default. */
  public static final class Builder {
    /** A quarter of the prints, which are a tenth of the ticks. */
    private static final double TRADES_PER_TICK = 0.025;

    private long seed = 1;
    private int symbols = 200;
    private int accounts = 50;
    private double ticksPerSecond = 2_000;
    private Double tradesPerSecond;
    private Skew skew = Skew.zipf(1);
    private double duplicates = 0.002;
    private double disorder = 0.002;
    private double late = 0.002;
    private double malformed = 0.002;
    private double poisonous;
    private double busts = 0.01;
    private double corrections = 0.01;
    private double transfers = 0.01;
    private double limits = 0.5;
    private List<Region> regions = Region.world();
    private Shape shape = Shape.FLAT;
    private MarketClock clock = MarketClock.live();
    private double volatility = 1;
    private List<MarketEvent> events = List.of();
    private int threads = 1;
    private Duration duration;

    private Builder() {}

    /** The seed, 1 by default. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Number of symbols, 200 by default. */
    public Builder symbols(int value) {
      symbols = value;
      return this;
    }

    /** Number of accounts, 50 by default. */
    public Builder accounts(int value) {
      accounts = value;
      return this;
    }

    /** Ticks a second, 2,000 by default. */
    public Builder ticksPerSecond(double value) {
      ticksPerSecond = value;
      return this;
    }

    /** Trades a second; by default one for 40 ticks. */
    public Builder tradesPerSecond(double value) {
      tradesPerSecond = value;
      return this;
    }

    /** Shares of the symbols, by Zipf's law with exponent 1 by default. */
    public Builder skew(Skew value) {
      skew = value;
      return this;
    }

    /** Shares of the symbols by Zipf's law with an exponent. */
    public Builder zipf(double exponent) {
      return skew(Skew.zipf(exponent));
    }

    /** Share of duplicates, 0.002 by default. */
    public Builder duplicates(double value) {
      duplicates = value;
      return this;
    }

    /** Share of events out of order, 0.002 by default. */
    public Builder disorder(double value) {
      disorder = value;
      return this;
    }

    /** Share of late events, 0.002 by default. */
    public Builder late(double value) {
      late = value;
      return this;
    }

    /** Share of records that cannot be used, 0.002 by default. */
    public Builder malformed(double value) {
      malformed = value;
      return this;
    }

    /** Share of trades at which comes what cannot be booked, 0 by default. */
    public Builder poisonous(double value) {
      poisonous = value;
      return this;
    }

    /** Share of trades at which one is busted, 0.01 by default. */
    public Builder busts(double value) {
      busts = value;
      return this;
    }

    /** Share of trades at which one is corrected, 0.01 by default. */
    public Builder corrections(double value) {
      corrections = value;
      return this;
    }

    /** Share of trades that are transfers, 0.01 by default. */
    public Builder transfers(double value) {
      transfers = value;
      return this;
    }

    /** Share of accounts that have limits, 0.5 by default. */
    public Builder limits(double value) {
      limits = value;
      return this;
    }

    /** The parts of the world, US, EMEA and APAC by default. */
    public Builder regions(List<Region> value) {
      regions = value;
      return this;
    }

    /** How activity runs through the day, FLAT by default. */
    public Builder shape(Shape value) {
      shape = value;
      return this;
    }

    /** How event time runs, live by default. */
    public Builder clock(MarketClock value) {
      clock = value;
      return this;
    }

    /** By what all volatilities are multiplied, 1 by default. */
    public Builder volatility(double value) {
      volatility = value;
      return this;
    }

    /** What happens out of the ordinary, nothing by default. */
    public Builder events(List<MarketEvent> value) {
      events = value;
      return this;
    }

    /** Threads that send, 1 by default. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** All shares of faults at 0, and no busts and corrections. */
    public Builder faultless() {
      return duplicates(0).disorder(0).late(0).malformed(0).poisonous(0).busts(0).corrections(0);
    }

    /** When to end; never by default. */
    public Builder duration(Duration value) {
      duration = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException one line, if a value is wrong
     */
    public SimulatorOptions build() {
      double trades = tradesPerSecond == null ? ticksPerSecond * TRADES_PER_TICK : tradesPerSecond;
      return new SimulatorOptions(
          seed,
          symbols,
          accounts,
          ticksPerSecond,
          trades,
          skew,
          duplicates,
          disorder,
          late,
          malformed,
          poisonous,
          busts,
          corrections,
          transfers,
          limits,
          regions,
          shape,
          clock,
          volatility,
          events,
          threads,
          duration);
    }
  }
}
