package io.tidemark.datagen.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All bars of one symbol and length with their indicators, each worked out once. */
final class Chart {
  private final List<Bars.Bar> bars;
  private final Studies studies;
  private final Map<String, double[]> known = new HashMap<>();

  Chart(List<Bars.Bar> bars, Studies studies) {
    this.bars = bars;
    this.studies = studies;
  }

  int length() {
    return bars.size();
  }

  Bars.Bar bar(int i) {
    return bars.get(i);
  }

  /** An indicator at each bar, NaN where it is absent. */
  double[] values(String name) {
    return known.computeIfAbsent(name, n -> studies.values(n, bars));
  }
}
