package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The random numbers have the distributions they are named for, and never change. */
final class RandomTest {
  private static final int DRAWS = 1_000_000;

  @Test
  void aSeedGivesTheNumbersThatSplitMixGives() {
    java.util.SplittableRandom other = new java.util.SplittableRandom(42);
    Rng rng = new Rng(42);
    for (int i = 0; i < 100; i++) {
      assertThat(rng.nextLong()).isEqualTo(other.nextLong());
    }
  }

  @Test
  void aSeedGivesTheSameNormalNumbersForEver() {
    Rng rng = new Rng(1);
    long hash = 0;
    for (int i = 0; i < 10_000; i++) {
      hash = 31 * hash + Double.doubleToLongBits(rng.nextGaussian());
    }
    assertThat(hash).isEqualTo(-6226491999611620067L);
  }

  @Test
  void normalNumbersHaveTheMomentsAndTheTailsOfTheBell() {
    Rng rng = new Rng(5);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int beyond1 = 0;
    int beyond3 = 0;
    int beyond4 = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = rng.nextGaussian();
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
      beyond1 += Math.abs(x) > 1 ? 1 : 0;
      beyond3 += Math.abs(x) > 3 ? 1 : 0;
      beyond4 += Math.abs(x) > 4 ? 1 : 0;
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(0.005));
    assertThat(squares / DRAWS).isCloseTo(1, within(0.007));
    assertThat(fourths / DRAWS).isCloseTo(3, within(0.05));
    assertThat(beyond1 / (double) DRAWS).isCloseTo(0.31731, within(0.0025));
    assertThat(beyond3 / (double) DRAWS).isCloseTo(0.0027, within(0.00027));
    assertThat(beyond4 / (double) DRAWS).isCloseTo(6.3e-5, within(4e-5));
  }

  @Test
  void exponentialNumbersHaveMeanAndVariance1() {
    Rng rng = new Rng(6);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = rng.nextExponential();
      assertThat(x).isNotNegative();
      sum += x;
      squares += x * x;
    }
    assertThat(sum / DRAWS).isCloseTo(1, within(0.005));
    assertThat(squares / DRAWS).isCloseTo(2, within(0.03));
  }

  @Test
  void anAliasTableDrawsByWeight() {
    double[] weights = {0.5, 7, 1, 0.01, 3, 0.49};
    int[] some = {1, 2, 4, 5};
    Alias alias = new Alias(some, weights);
    Rng rng = new Rng(7);
    int[] drawn = new int[weights.length];
    for (int i = 0; i < DRAWS; i++) {
      drawn[alias.draw(rng)]++;
    }
    assertThat(alias.total()).isCloseTo(11.49, within(1e-12));
    assertThat(drawn[0] + drawn[3]).isZero();
    assertThat(IntStream.of(drawn).sum()).isEqualTo(DRAWS);
    for (int value : some) {
      double share = weights[value] / 11.49;
      assertThat(drawn[value] / (double) DRAWS)
          .isCloseTo(share, within(5 * Math.sqrt(share / DRAWS)));
    }
  }
}
