package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Moving average convergence/divergence: a fast EMA less a slow one, an EMA of that, and what is
 * between the two. With {@link EmaSeed#SMA} the fast average begins so late that both have their
 * first value at one bar, and the signal is seeded with the mean of the first differences; this is
 * what TA-Lib does.
 */
final class Macd extends Study {
  static final Family FAMILY =
      new Family(
          "macd",
          List.of(
              new Family.Line("macd", "EMA F − EMA S of closes"),
              new Family.Line("macd_signal", "EMA G of macd"),
              new Family.Line("macd_hist", "macd − macd_signal")),
          List.of(
              Parameter.periodOr("F", 12), Parameter.periodOr("S", 26), Parameter.periodOr("G", 9)),
          /* seeded= */ true,
          "TA-Lib MACD",
          "S + G − 1; 1 with seed first or zero",
          "",
          (p, config) -> new Macd((int) p[0], (int) p[1], (int) p[2], config.seed()));

  /** How many bars the fast average leaves out. */
  private final int delay;

  private final Ema fast;
  private final Ema slow;
  private final Ema signal;

  /**
   * @throws IllegalArgumentException if the fast average is no faster
   */
  Macd(int fastPeriod, int slowPeriod, int signalPeriod, EmaSeed seed) {
    if (fastPeriod >= slowPeriod) {
      throw new IllegalArgumentException("F = " + fastPeriod + " is not below S = " + slowPeriod);
    }
    delay = seed == EmaSeed.SMA ? slowPeriod - fastPeriod : 0;
    fast = new Ema(fastPeriod, seed);
    slow = new Ema(slowPeriod, seed);
    signal = new Ema(signalPeriod, seed);
  }

  @Override
  public void add(Candle bar) {
    slow.add(bar.close());
    if (slow.bars() > delay) {
      fast.add(bar.close());
    }
    if (slow.ready()) {
      signal.add(difference());
    }
  }

  @Override
  public boolean ready() {
    return signal.ready() && Double.isFinite(difference() - signal.value());
  }

  @Override
  public double value(int line) {
    return switch (line) {
      case 0 -> difference();
      case 1 -> signal.value();
      default -> difference() - signal.value();
    };
  }

  @Override
  public void write(DataOutput out) throws IOException {
    fast.write(out);
    slow.write(out);
    signal.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    fast.read(in);
    slow.read(in);
    signal.read(in);
  }

  private double difference() {
    return fast.value() - slow.value();
  }
}
