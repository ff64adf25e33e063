package io.tidemark.datagen.sim;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from 0: rank r with a share proportional to 1 ÷ (r + 1)^exponent. */
final class Zipf {
  private final double[] cumulated;

  Zipf(int ranks, double exponent) {
    cumulated = new double[ranks];
    double sum = 0;
    for (int r = 0; r < ranks; r++) {
      sum += StrictMath.pow(r + 1.0, -exponent);
      cumulated[r] = sum;
    }
  }

  int draw(Random random) {
    double at = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, at);
    return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found + 1);
  }
}
