package io.tidemark.datagen.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.MarketOptions;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random days are worth comparing: every rule that is active by default fires on them. */
final class RuleCoverageTest {
  private static final int SEEDS = 6;

  @TempDir Path dir;

  @Test
  void everyRuleFiresBothWaysOnSomeDays() throws IOException {
    Set<String> fired = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomDay.Options day =
          new RandomDay.Options(
              seed, 2_000 + seed * 700, 200, 8 + seed * 2, 4, seed % 2 == 0 ? 0 : 0.05);
      Expected expected =
          NaiveReplay.run(
              RandomDay.write(day, dir.resolve("day-" + seed)), NaiveOptions.replay(), line -> {});
      expected.signals().rows().forEach(row -> fired.add(row.get(8) + " " + row.get(3)));
      // What cannot be judged is the exception
      assertThat(expected.signalTies().rows().size())
          .as("seed %d: %s", seed, expected.signalTies().rows())
          .isLessThan(expected.signals().rows().size() / 5);
    }
    Set<String> all = new TreeSet<>();
    for (String rule : MarketOptions.ALL_RULES) {
      all.add(rule + " BUY");
      if (!rule.equals("SPREAD_TIGHT")) {
        all.add(rule + " SELL");
      }
    }
    assertThat(fired).isEqualTo(all);
  }
}
