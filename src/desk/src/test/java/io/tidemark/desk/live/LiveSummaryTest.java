package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LiveSummaryTest {
  private static final Figures FIGURES =
      new Figures(
          "running",
          75,
          120,
          150_000,
          2000.4,
          5123.6,
          new Lag(149_000, 1000),
          new Lag(70_000, 12),
          new Seen(
              81_234,
              1500,
              Map.of("SPREAD_TIGHT", 1100L, "BOOK_IMBALANCE", 400L),
              7,
              Map.of("UNDECODABLE", 3L, "NULL_VALUE", 9L),
              new Latency(12, 85),
              new Latency(640, 1210),
              List.of(
                  new AccountLine(
                      "ACC-7", new BigDecimal("12345.675"), new BigDecimal("1000000"), "USD"),
                  new AccountLine("ACC-2", new BigDecimal("-0.5"), new BigDecimal("0"), "EUR"))),
          new Checkpointing(74, 1, 210, 3_400_000),
          2);

  @Test
  void all_of_it_on_a_wide_terminal() {
    assertThat(LiveSummary.block(FIGURES, 100, 30))
        .containsExactly(
            "01:15 of 02:00 · running",
            "in       2,000/s · 150,000 sent · lag 1,000",
            "out      5,124/s · 81,234 rows · 70,000 loaded",
            "latency  signal 12 ms · ledger 640 ms · p99 85 ms and 1,210 ms",
            "signals  1,500 · SPREAD_TIGHT 1,100 · BOOK_IMBALANCE 400",
            "dead     12 · NULL_VALUE 9 · UNDECODABLE 3",
            "saved    74 checkpoints · 210 ms · 3.4 MB · 2 restarts",
            "best P&L ACC-7 +1.23 % (12,345.68 USD)",
            "         ACC-2 -100.00 % (-0.50 EUR)");
  }

  @Test
  void what_fits_on_a_small_one() {
    List<String> lines = LiveSummary.block(FIGURES, 39, 5);
    assertThat(lines).hasSize(5).allMatch(line -> line.length() <= 39);
    assertThat(lines.get(3)).isEqualTo("latency  signal 12 ms · ledger 640 ms");
    assertThat(LiveSummary.block(FIGURES, 5, 30)).allMatch(line -> line.length() <= 5);
  }

  @Test
  void one_line_for_a_log() {
    assertThat(LiveSummary.plain(FIGURES))
        .isEqualTo(
            "01:15 of 02:00 · running · in 2,000/s · out 5,124/s · lag 1,000 · 1,500 signals"
                + " · latency signal 12 ms, ledger 640 ms · 70,000 loaded · 12 dead letters"
                + " · 74 checkpoints · 2 restarts · best ACC-7 +1.23 % (12,345.68 USD)");
  }
}
