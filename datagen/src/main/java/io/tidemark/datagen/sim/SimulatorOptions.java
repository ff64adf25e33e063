package io.tidemark.datagen.sim;

import java.time.Duration;

/**
 * What the simulator makes. Shares of faults are of records, from 0 to 0.2, each kind on its own;
 * shares of amendments are of trades, also from 0 to 0.2.
 *
 * @param seed the same seed makes the same events, whatever the rate
 * @param symbols number of symbols, 16 to 100,000
 * @param accounts number of accounts, 2 to 1,000,000
 * @param ticksPerSecond ticks a second, 1 to 10,000,000
 * @param tradesPerSecond prints a second that are trades between two accounts, so that twice as
 *     many records go to {@code trades}; above 0, at most {@code ticksPerSecond}
 * @param zipf exponent of the symbols' shares of activity, 0 (all alike) to 3
 * @param duplicates share of records that are sent again a little later
 * @param disorder share of events that are up to 0.9 s older than those before them
 * @param late share of events that are 1.5 to 5 s older, more than the bound of 1 s
 * @param malformed share of records that come on top and cannot be used
 * @param busts share of trades at which one is busted, on both sides
 * @param corrections share of trades at which one is corrected, on both sides
 * @param transfers share of trades that are transfers of a position from one account to another
 * @param limits share of accounts that have limits, 0 to 1
 * @param duration after which it ends; null for never
 */
public record SimulatorOptions(
    long seed,
    int symbols,
    int accounts,
    double ticksPerSecond,
    double tradesPerSecond,
    double zipf,
    double duplicates,
    double disorder,
    double late,
    double malformed,
    double busts,
    double corrections,
    double transfers,
    double limits,
    Duration duration) {

  private static final double LARGEST_SHARE = 0.2;

  /**
   * Checks each value.
   *
   * @throws IllegalArgumentException one line: what is wrong, and what would be right
   */
  public SimulatorOptions {
    between("symbols", symbols, Universe.FEWEST, 100_000);
    between("accounts", accounts, 2, 1_000_000);
    between("ticksPerSecond", ticksPerSecond, 1, 10_000_000);
    if (!(tradesPerSecond > 0 && tradesPerSecond <= ticksPerSecond)) {
      throw new IllegalArgumentException(
          "tradesPerSecond %s must be above 0 and at most ticksPerSecond, %s: each is a print"
              .formatted(number(tradesPerSecond), number(ticksPerSecond)));
    }
    between("zipf", zipf, 0, 3);
    between("duplicates", duplicates, 0, LARGEST_SHARE);
    between("disorder", disorder, 0, LARGEST_SHARE);
    between("late", late, 0, LARGEST_SHARE);
    between("malformed", malformed, 0, LARGEST_SHARE);
    between("busts", busts, 0, LARGEST_SHARE);
    between("corrections", corrections, 0, LARGEST_SHARE);
    between("transfers", transfers, 0, LARGEST_SHARE);
    between("limits", limits, 0, 1);
    if (duration != null && (duration.isZero() || duration.isNegative())) {
      throw new IllegalArgumentException("duration %s must be above 0".formatted(duration));
    }
  }

  private static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s %s must be between %s and %s"
              .formatted(name, number(value), number(least), number(most)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
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
    private double zipf = 1;
    private double duplicates = 0.002;
    private double disorder = 0.002;
    private double late = 0.002;
    private double malformed = 0.002;
    private double busts = 0.01;
    private double corrections = 0.01;
    private double transfers = 0.01;
    private double limits = 0.5;
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

    /** Exponent of the symbols' shares, 1 by default. */
    public Builder zipf(double value) {
      zipf = value;
      return this;
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

    /** All four shares of faults at 0, and no busts and corrections. */
    public Builder faultless() {
      return duplicates(0).disorder(0).late(0).malformed(0).busts(0).corrections(0);
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
          zipf,
          duplicates,
          disorder,
          late,
          malformed,
          busts,
          corrections,
          transfers,
          limits,
          duration);
    }
  }
}
