package io.tidemark.datagen.sim;

/** Draws an index with a probability in proportion to its weight, in constant time (Walker). */
final class Alias {
  private final int[] values;
  private final double[] keep;
  private final int[] other;
  private final double total;

  /**
   * A table.
   *
   * @param values what is drawn; at least one
   * @param weights of all indices, above 0 for those of the values
   */
  Alias(int[] values, double[] weights) {
    int n = values.length;
    this.values = values;
    keep = new double[n];
    other = new int[n];
    double sum = 0;
    for (int value : values) {
      sum += weights[value];
    }
    total = sum;
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      keep[i] = weights[values[i]] * n / sum;
      other[i] = i;
      if (keep[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      other[less] = more;
      keep[more] -= 1 - keep[less];
      if (keep[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    // What is left is 1 but for rounding
    while (smalls > 0) {
      keep[small[--smalls]] = 1;
    }
    while (larges > 0) {
      keep[large[--larges]] = 1;
    }
  }

  int draw(Rng rng) {
    double at = rng.nextDouble() * keep.length;
    int slot = (int) at;
    return values[at - slot < keep[slot] ? slot : other[slot]];
  }

  /** The sum of the weights. */
  double total() {
    return total;
  }
}
