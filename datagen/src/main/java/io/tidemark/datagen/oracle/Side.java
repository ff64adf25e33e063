package io.tidemark.datagen.oracle;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * One side of a comparison, at each bar.
 *
 * @param values NaN where it is unknown
 * @param beforeFirst what it was before the first bar, NaN if that is unknown
 * @param same whether any right program has the very same doubles, since there is but one order in
 *     which to work them out, or nothing to round
 * @param text how it is printed at a bar
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Side(double[] values, double beforeFirst, boolean same, IntFunction<String> text) {

  static Side close(Chart chart) {
    double[] values = new double[chart.length()];
    Arrays.setAll(values, i -> chart.bar(i).close());
    return new Side(values, Double.NaN, true, i -> Numbers.print(chart.bar(i).closePrice()));
  }

  static Side number(String text, Chart chart) {
    double[] values = new double[chart.length()];
    Arrays.fill(values, Double.parseDouble(text));
    return new Side(values, Double.parseDouble(text), true, i -> text);
  }

  /** An indicator, of which an average that begins with zero is zero before its first bar. */
  static Side study(String name, Chart chart, Seed seed) {
    String family = Studies.name(name).family();
    double before = family.equals("ema") && seed == Seed.ZERO ? 0 : Double.NaN;
    boolean same =
        family.equals("ema")
            || family.equals("mom")
            || family.equals("donchian_upper")
            || family.equals("donchian_lower");
    return of(chart.values(name), before, same);
  }

  /** The same one bar earlier. */
  Side earlier() {
    double[] shifted = Series.earlier(values, 1);
    if (shifted.length > 0) {
      shifted[0] = beforeFirst;
    }
    return of(shifted, Double.NaN, same);
  }

  Side times(double factor) {
    return of(Series.each(values, v -> factor * v), factor * beforeFirst, same);
  }

  private static Side of(double[] values, double beforeFirst, boolean same) {
    return new Side(values, beforeFirst, same, i -> Numbers.print(values[i]));
  }

  /** At a bar; −1 is before the first. */
  double at(int bar) {
    return bar < 0 ? beforeFirst : values[bar];
  }
}
