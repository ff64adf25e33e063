package io.tidemark.datagen.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RandomDayTest {
  private static final RandomDay.Options DAY =
      new RandomDay.Options(7, 20_000, 3_000, 18, 12, 0.15);

  @TempDir Path dir;

  private static List<Path> all(Inputs inputs) {
    List<Path> all = new ArrayList<>(inputs.ticks());
    all.addAll(inputs.trades());
    all.addAll(inputs.instruments());
    all.addAll(inputs.accounts());
    all.addAll(inputs.cash());
    all.addAll(inputs.limits());
    return all;
  }

  private static Set<String> column(Table table, String column) {
    int index = table.columns().indexOf(column);
    return table.rows().stream().map(row -> row.get(index)).collect(Collectors.toSet());
  }

  private static Map<String, Integer> types(Expected expected) {
    Map<String, Integer> types = new TreeMap<>();
    expected.fills().rows().forEach(row -> types.merge(row.get(4), 1, Integer::sum));
    return types;
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
    RandomDay.Options small = new RandomDay.Options(3, 2_000, 500, 15, 8, 0.05);
    List<Path> a = all(RandomDay.write(small, dir.resolve("a")));
    List<Path> b = all(RandomDay.write(small, dir.resolve("b")));
    RandomDay.Options other = new RandomDay.Options(4, 2_000, 500, 15, 8, 0.05);
    List<Path> c = all(RandomDay.write(other, dir.resolve("c")));
    for (int i = 0; i < a.size(); i++) {
      assertThat(Files.mismatch(a.get(i), b.get(i))).isEqualTo(-1);
    }
    assertThat(Files.mismatch(a.get(0), c.get(0))).isNotEqualTo(-1);
  }

  @Test
  void hasEverythingThatCanHappen() throws IOException {
    Expected expected = NaiveReplay.run(RandomDay.write(DAY, dir), line -> {});
    Counts ticks = expected.counts().get("ticks");
    Counts trades = expected.counts().get("trades");
    Counts cash = expected.counts().get("cash");
    assertThat(ticks.applied() + ticks.late()).isEqualTo(20_000);
    assertThat(types(expected))
        .containsEntry("NEW", 3_000 - types(expected).get("TRANSFER"))
        .allSatisfy((type, rows) -> assertThat(rows).as(type).isGreaterThan(60));
    assertThat(cash.applied() + cash.late()).isEqualTo(72);
    for (Counts counts : List.of(ticks, trades, cash)) {
      assertThat(counts.in())
          .isEqualTo(counts.applied() + counts.late() + counts.duplicate() + counts.dead());
      assertThat(counts.late()).isPositive();
      assertThat(counts.deadByReason()).containsKeys("MALFORMED", "BAD_NUMBER", "MISSING_FIELD");
    }
    assertThat(trades.duplicate()).isPositive();
    assertThat(cash.duplicate()).isPositive();
    assertThat(trades.deadByReason())
        .containsKeys(
            "CONFLICTING_DUPLICATE",
            "OVERFLOW",
            "OUT_OF_RANGE",
            "BAD_NAME",
            "UNKNOWN_REFERENCE",
            "AMBIGUOUS_REFERENCE",
            "ALREADY_BUSTED");
    assertThat(expected.counts().get("limits").deadByReason())
        .containsKeys("OUT_OF_RANGE", "MISSING_FIELD");
    assertThat(column(expected.alerts(), "kind"))
        .contains("GROSS", "NET", "POSITION", "DAY_LOSS", "DRAWDOWN");
    assertThat(column(expected.alerts(), "status")).contains("BREACH", "CLEAR");
    assertThat(column(expected.accounts(), "day_start")).hasSizeGreaterThan(3);
    assertThat(column(expected.accounts(), "prior_day_adjustment")).hasSizeGreaterThan(3);
    assertThat(expected.counts().get("instruments").deadByReason())
        .containsKey("REFERENCE_CHANGED");
    assertThat(column(expected.positions(), "mark_status")).contains("LIVE", "STALE", "MISSING");
    assertThat(column(expected.positions(), "currency"))
        .contains("USD", "EUR", "JPY", "BTC", "CHF");
    assertThat(column(expected.accounts(), "base_currency")).contains("USD", "EUR", "JPY", "GBP");
    assertThat(column(expected.accounts(), "fx_status")).contains("LIVE", "MISSING");
    assertThat(column(expected.accounts(), "mark_status")).contains("LIVE", "MISSING");
    assertThat(column(expected.signals(), "rule"))
        .contains("SPREAD_TIGHT", "BOOK_IMBALANCE", "EMA_CROSS");
    assertThat(column(expected.indicators(), "name")).contains("ema_38", "ema_100");
  }

  @Test
  void whatIsBoughtIsSoldWhateverTheFaults() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      RandomDay.Options options = new RandomDay.Options(seed, 3_000, 2_000, 16, 9, 0.1);
      Expected expected =
          NaiveReplay.run(RandomDay.write(options, dir.resolve("s" + seed)), line -> {});
      Map<String, BigDecimal> bySymbol = new TreeMap<>();
      Table positions = expected.positions();
      for (List<String> row : positions.rows()) {
        bySymbol.merge(row.get(2), new BigDecimal(row.get(4)), BigDecimal::add);
      }
      assertThat(bySymbol).as("seed " + seed).hasSizeGreaterThan(10);
      assertThat(bySymbol.values())
          .as("seed " + seed)
          .allSatisfy(sum -> assertThat(sum).isEqualByComparingTo(BigDecimal.ZERO));
    }
  }
}
