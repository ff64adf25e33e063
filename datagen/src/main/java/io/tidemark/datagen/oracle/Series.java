package io.tidemark.datagen.oracle;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Formulas over whole series of numbers, one for each bar. NaN is an absent one: what needs it is
 * absent too.
 */
final class Series {
  private Series() {}

  /** A function of the last n values, each window taken out and looked at by itself. */
  static double[] windowed(double[] values, int n, ToDoubleFunction<double[]> function) {
    double[] out = absent(values.length);
    int present = 0;
    for (int i = 0; i < values.length; i++) {
      present = Double.isNaN(values[i]) ? 0 : present + 1;
      if (present >= n) {
        out[i] = function.applyAsDouble(Arrays.copyOfRange(values, i + 1 - n, i + 1));
      }
    }
    return out;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Population deviation; of equal values it is 0, whatever their mean rounds to. */
  static double deviation(double[] values) {
    if (highest(values) == lowest(values)) {
      return 0;
    }
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  /** How many deviations the last value is from the mean; absent if all are equal. */
  static double zscore(double[] values) {
    double deviation = deviation(values);
    return deviation == 0 ? Double.NaN : (values[values.length - 1] - mean(values)) / deviation;
  }

  /** Mean with the weights 1, 2, 3 and so on. */
  static double weighted(double[] values) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * (i + 1);
      weights += i + 1;
    }
    return sum / weights;
  }

  static double highest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  static double lowest(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** Exponential average; values absent at the beginning are skipped. */
  static double[] ema(double[] values, int n, Seed seed) {
    double[] out = absent(values.length);
    int first = firstPresent(values);
    double ema = 0;
    int from = first;
    if (seed == Seed.SMA) {
      from = first + n;
      if (from > values.length) {
        return out;
      }
      ema = mean(Arrays.copyOfRange(values, first, from));
      out[from - 1] = ema;
    } else if (seed == Seed.FIRST && first < values.length) {
      ema = values[first];
    }
    for (int i = from; i < values.length; i++) {
      ema += (values[i] - ema) * (2.0 / (n + 1));
      out[i] = ema;
    }
    return out;
  }

  /** Wilder's average: the mean of the first n, then n − 1 parts of it and one of the newest. */
  static double[] wilder(double[] values, int n) {
    double[] out = absent(values.length);
    int first = firstPresent(values);
    if (first + n > values.length) {
      return out;
    }
    double average = mean(Arrays.copyOfRange(values, first, first + n));
    out[first + n - 1] = average;
    for (int i = first + n; i < values.length; i++) {
      average = (average * (n - 1) + values[i]) / n;
      out[i] = average;
    }
    return out;
  }

  /** The value so many bars earlier. */
  static double[] earlier(double[] values, int bars) {
    double[] out = absent(values.length);
    for (int i = bars; i < values.length; i++) {
      out[i] = values[i - bars];
    }
    return out;
  }

  /** The same, the first few absent. */
  static double[] without(int first, double[] values) {
    double[] out = values.clone();
    Arrays.fill(out, 0, Math.min(first, out.length), Double.NaN);
    return out;
  }

  static double[] each(double[] a, DoubleUnaryOperator function) {
    return Arrays.stream(a).map(function).toArray();
  }

  static double[] each(double[] a, double[] b, DoubleBinaryOperator function) {
    double[] out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = function.applyAsDouble(a[i], b[i]);
    }
    return out;
  }

  static double[] minus(double[] a, double[] b) {
    return each(a, b, (x, y) -> x - y);
  }

  private static double[] absent(int length) {
    double[] out = new double[length];
    Arrays.fill(out, Double.NaN);
    return out;
  }

  private static int firstPresent(double[] values) {
    int first = 0;
    while (first < values.length && Double.isNaN(values[first])) {
      first++;
    }
    return first;
  }
}
