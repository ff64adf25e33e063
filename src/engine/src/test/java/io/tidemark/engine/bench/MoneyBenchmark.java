package io.tidemark.engine.bench;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Exact money on figures of the usual size, with all decimals in use. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MoneyBenchmark {
  private static final int FIGURES = 1 << 10;
  private static final long SEED = Long.getLong("tidemark.seed", 20_261_121);

  private final long[] quantities = new long[FIGURES];
  private final long[] prices = new long[FIGURES];
  private final Money[] amounts = new Money[FIGURES];
  private int next;

  /** Draws the figures. */
  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < FIGURES; i++) {
      quantities[i] = random.nextLong(1, 10_000 * Fixed8.ONE);
      prices[i] = random.nextLong(1, 1_000 * Fixed8.ONE);
      amounts[i] = Money.product(quantities[i], prices[i], Instrument.MULTIPLIER_ONE);
    }
  }

  private int index() {
    next = (next + 1) & (FIGURES - 1);
    return next;
  }

  /** quantity × price × multiplier. */
  @Benchmark
  public Money product() {
    int i = index();
    return Money.product(quantities[i], prices[i], Instrument.MULTIPLIER_ONE);
  }

  /** A sum of two amounts. */
  @Benchmark
  public Money plus() {
    int i = index();
    return amounts[i].plus(amounts[FIGURES - 1 - i]);
  }

  /** An amount × a quantity ÷ a quantity: the cost that a partly closed position gives up. */
  @Benchmark
  public Money timesRatio() {
    int i = index();
    return amounts[i].timesRatio(quantities[i], quantities[FIGURES - 1 - i]);
  }
}
