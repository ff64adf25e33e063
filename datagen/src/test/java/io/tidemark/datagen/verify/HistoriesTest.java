package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.MarketOptions;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the first key that differs the report tells how it came about and what was written. */
final class HistoriesTest {
  private static final NaiveOptions OPTIONS =
      NaiveOptions.replay()
          .market(
              MarketOptions.standard()
                  .bars(Set.of(60_000_000L))
                  .indicators(60_000_000L, List.of("ema_38", "ema_100"), Seed.ZERO)
                  .rules(Set.of("EMA_CROSS")));

  @TempDir Path dir;
  private Inputs inputs;
  private Outputs outputs;

  /** Two hours up and two down, a print a minute; the last but one is late. Two fills, a bust. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder ticks = new StringBuilder("ts,symbol,last,last_size\n");
    Instant start = Instant.parse("2026-03-02T08:00:30Z");
    for (int i = 0; i < 240; i++) {
      ticks.append(
          "%s,S,%s,10%n".formatted(start.plusSeconds(60L * i), i < 120 ? 100 + i : 220 - i));
    }
    ticks.append("2026-03-02T11:59:10Z,S,777,10\n");
    Path in = Files.createDirectory(dir.resolve("in"));
    Path trades = in.resolve("trades.csv");
    Files.writeString(in.resolve("ticks.csv"), ticks);
    Files.writeString(
        trades,
        """
        ts,trade_id,account,book,symbol,side,quantity,price,fee,type,ref_trade_id
        2026-03-02T08:10:00Z,T1,A,B,S,BUY,10,100,1,NEW,
        2026-03-02T08:20:00Z,T2,A,B,S,SELL,4,110,1,NEW,
        2026-03-02T08:30:00Z,T3,A,B,S,,,,,BUST,T2
        2026-03-02T08:40:00Z,T1,A,B,S,BUY,10,100,1,NEW,
        2026-03-02T08:40:00Z,T1,A,B,S,BUY,11,100,1,NEW,
        """);
    inputs =
        new Inputs(
            List.of(in.resolve("ticks.csv")),
            List.of(trades),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Path out = Files.createDirectory(dir.resolve("out"));
    Expected expected = NaiveReplay.run(inputs, OPTIONS, line -> {});
    assertThat(expected.counts().get("ticks").late()).isEqualTo(1);
    outputs = Outputs.write(expected, out);
  }

  private Report report() throws IOException {
    return Verifier.verify(inputs, OPTIONS, outputs.dir(), line -> {});
  }

  private void edit(String file, int line, String column, String value) throws IOException {
    outputs.edit(
        file,
        lines -> {
          int at = line < 0 ? lines.size() + line : line;
          List<String> fields = new ArrayList<>(Csv.split(lines.get(at)));
          fields.set(Csv.split(lines.get(0)).indexOf(column), value);
          lines.set(at, Csv.join(fields));
        });
  }

  @Test
  void nothingIsToldOfWhatIsRight() throws IOException {
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.details()).isEmpty();
    assertThat(report.compared()).containsEntry("bars.csv", 240L).containsEntry("fills.csv", 3L);
  }

  @Test
  void aPositionIsToldMessageByMessageAndCutByCut() throws IOException {
    edit("positions.csv", 1, "quantity", "6");
    Report report = report();
    assertThat(report.details())
        .containsSubsequence(
            "  trades: 5 rows:",
            "  trades.csv:2 2026-03-02T08:10:00Z,T1,A,B,S,BUY,10,100,1,NEW,",
            "  written, positions.csv: 1 rows:");
    assertThat(report.details())
        .anyMatch(line -> line.matches("  expected, step by step: .* steps, of which the last:"))
        .anyMatch(line -> line.contains("cut 2026-03-02T11:59:31Z: version 3 mark -19 "))
        .anyMatch(line -> line.contains("BUST T3 at 2026-03-02T08:30:00Z applied: version 3 "));
    assertThat(report.text()).contains("1 compared, 1 different: 1 wrong");
  }

  @Test
  void theFateOfEachMessageIsTold() throws IOException {
    Files.writeString(inputs.ticks().get(0), "ts,symbol,last\n");
    outputs = Outputs.write(NaiveReplay.run(inputs, OPTIONS, line -> {}), outputs.dir());
    edit("positions.csv", 1, "version", "4");
    assertThat(report().details())
        .contains(
            "  expected, step by step: 8 steps:",
            "  trades.csv:2 NEW T1 at 2026-03-02T08:10:00Z applied: version 1 quantity 10 avg_price"
                + " 100 cost 1000 realized_pnl 0 trades 1",
            "  trades.csv:4 BUST T3 at 2026-03-02T08:30:00Z applied: version 3 quantity 10"
                + " avg_price 100 cost 1000 realized_pnl 0 trades 1",
            "  trades.csv:5 NEW T1 at 2026-03-02T08:40:00Z repeats another and is ignored",
            "  trades.csv:6 NEW T1 at 2026-03-02T08:40:00Z CONFLICTING_DUPLICATE");
    edit("accounts.csv", 1, "updated_at", "2026-03-02T08:20:00Z");
    assertThat(report().details())
        .anyMatch(line -> line.contains("BUST T3 at 2026-03-02T08:30:00Z applied: version 3, S"))
        .anyMatch(line -> line.contains(": version 3 realized_pnl 0 unrealized_pnl 0 fees 1"));
  }

  @Test
  void aLateTickThatWasCountedIsNamed() throws IOException {
    String last = Files.readAllLines(outputs.dir().resolve("bars.csv")).get(240);
    assertThat(last)
        .isEqualTo("S,1m,2026-03-02T11:59:00Z,2026-03-02T12:00:00Z,-19,-19,-19,-19,10,-19,1");
    outputs.edit(
        "bars.csv",
        lines ->
            lines.set(
                240, "S,1m,2026-03-02T11:59:00Z,2026-03-02T12:00:00Z,777,777,-19,-19,20,379,2"));
    assertThat(report().details())
        .containsSequence(
            "  expected, step by step: 2 steps:",
            "  ticks.csv:241 at 2026-03-02T11:59:30Z price -19: open -19 high -19 low -19 close"
                + " -19 volume 10 ticks 1",
            "  ticks.csv:242 at 2026-03-02T11:59:10Z: late, so not counted, price 777",
            "  what is written counts ticks that are late")
        .anyMatch(line -> line.startsWith("  bars.csv:241 S,1m,2026-03-02T11:59:00Z"));
    edit("bars.csv", 240, "ticks", "3");
    assertThat(report().details()).noneMatch(line -> line.contains("counts ticks that are late"));
    edit("bars.csv", 240, "ticks", "0");
    assertThat(report().details()).contains("  what is written lacks ticks that are on time: 1");
  }

  @Test
  void aCrossoverIsToldByTheBarsAroundIt() throws IOException {
    edit("signals.csv", -1, "direction", "BUY");
    List<String> told = report().details();
    assertThat(told)
        .filteredOn(line -> line.startsWith("  bar to "))
        .hasSize(5)
        .allMatch(line -> line.matches("  bar to .*Z: close [-0-9.]+, [-0-9.]+ against [-0-9.]+"));
    assertThat(told)
        .anyMatch(line -> line.startsWith("  written, signals.csv: 1 rows:"))
        .anyMatch(line -> line.startsWith("  written, indicators.csv: "));
  }

  @Test
  void anIndicatorIsToldByTheClosesAroundIt() throws IOException {
    edit("indicators.csv", 1, "value", "1");
    assertThat(report().details())
        .filteredOn(line -> line.startsWith("  bar to "))
        .first()
        .asString()
        .matches(".*close 100, ema_100 1\\.98.*");
  }

  @Test
  void aRowOfNonsenseHasNoHistory() throws IOException {
    edit("bars.csv", -1, "start", "some time");
    assertThat(report().text()).contains("1 missing, 1 extra");
    outputs.edit("bars.csv", lines -> lines.add("S,what,some time,2,3,4,5,6,7,8,9"));
    assertThat(report().ok()).isFalse();
  }

  @Test
  void theSortOfEachDifferenceIsCounted() throws IOException {
    outputs.edit("bars.csv", lines -> lines.add(lines.get(240)));
    assertThat(report().text()).contains("1 different: 1 doubled");
    outputs.edit("bars.csv", lines -> lines.remove(5));
    assertThat(report().text()).contains("2 different: 1 missing, 1 doubled");
    outputs.edit("bars.csv", lines -> lines.add(2, lines.remove(100)));
    assertThat(report().text()).contains("3 different: 1 missing, 1 doubled, 1 out of order");
  }

  @Test
  void crossoversInTheSummaryAreThoseOfTheRecomputation() throws IOException {
    List<List<String>> signals = outputs.expected().signals().rows();
    assertThat(signals).hasSize(2);
    String all =
        signals.stream()
            .map(
                row ->
                    "{\"ts\":\"%s\",\"direction\":\"%s\",\"rule\":\"EMA_CROSS\"}"
                        .formatted(row.get(0), row.get(3)))
            .collect(Collectors.joining(","));
    String last = all.substring(all.indexOf("},") + 2);
    crossovers(2, "{\"S\":[" + all + "]}");
    assertThat(report().ok()).as(report().text()).isTrue();
    crossovers(1, "{\"S\":[" + last + "]}");
    assertThat(report().ok()).as(report().text()).isTrue();
    for (String wrong :
        List.of(
            "{\"S\":[" + all + "]}",
            "{\"S\":[" + last.replace("SELL", "BUY") + "]}",
            "{\"S\":[" + last + "],\"T\":[" + last + "]}",
            "{\"S\":[]}",
            "{}",
            "[]")) {
      crossovers(1, wrong);
      Report report = report();
      assertThat(report.differences()).as(wrong).containsOnlyKeys("summary.json");
      assertThat(report.text()).contains("crossovers");
    }
    crossovers(0, "{\"S\":[" + last + "]}");
    assertThat(report().text()).contains("crossovers: the settings ask for none");
  }

  private void crossovers(int most, String json) throws IOException {
    outputs.summary();
    outputs.editSummary(
        "\"changelog\"",
        "\"settings\":{\"summary.crossovers\":\"%d\"},\"crossovers\":%s,\"changelog\""
            .formatted(most, json));
  }
}
