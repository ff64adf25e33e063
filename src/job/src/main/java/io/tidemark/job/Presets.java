package io.tidemark.job;

import java.util.List;
import java.util.Map;

/**
 * Sets of defaults under one name. A preset says what a setting is where nobody else says it; a
 * value in a file or in {@code --set} wins, wherever it stands. The shipped rules of a preset are
 * in a file of its name beside {@link io.tidemark.job.rules.RuleFiles}.
 */
final class Presets {
  /** The queries of the DEBS 2022 Grand Challenge. */
  private static final Map<String, String> DEBS2022 =
      Map.of(
          "bars.intervals", "5m",
          "indicators.interval", "5m",
          "indicators.names", "ema_38,ema_100",
          "indicators.seed", "zero");

  /** The blank one is none. */
  private static final Map<String, Map<String, String>> ALL =
      Map.of("", Map.of(), "debs2022", DEBS2022);

  private Presets() {}

  /** The names of all presets, sorted. */
  static List<String> names() {
    return ALL.keySet().stream().filter(name -> !name.isEmpty()).sorted().toList();
  }

  /** What a preset sets, by name of the setting; nothing for the blank name. */
  static Map<String, String> of(String name) {
    return ALL.get(name);
  }
}
