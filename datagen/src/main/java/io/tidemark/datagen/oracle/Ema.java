package io.tidemark.datagen.oracle;

/** Exponential average over closes, seeded with the mean of the first n. */
final class Ema {
  private final int n;
  private final double weight;
  private double value;
  private int seen;

  Ema(int n) {
    this.n = n;
    this.weight = 2.0 / (n + 1);
  }

  void add(double close) {
    seen++;
    if (seen <= n) {
      value += close;
      if (seen == n) {
        value /= n;
      }
    } else {
      value += (close - value) * weight;
    }
  }

  boolean ready() {
    return seen >= n;
  }

  double value() {
    return value;
  }
}
