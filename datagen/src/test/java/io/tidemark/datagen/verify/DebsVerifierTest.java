package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.DebsDay;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.MarketSettings;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of DEBS 2022 files with their preset: planted errors are found. */
final class DebsVerifierTest {
  private static final NaiveOptions PRESET =
      MarketSettings.of(
          NaiveOptions.replay(), Map.of("preset", "debs2022", "indicators.seed", "zero"));

  @TempDir Path dir;
  private Inputs inputs;
  private Outputs outputs;

  /** Prices that rise for three hours and fall for another three, and rows that are no ticks. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("# a day\n" + DebsDay.HEADER);
    for (int i = 0; i < 360; i++) {
      String time = "%02d:%02d:30.000".formatted(9 + i / 60, i % 60);
      text.append(DebsDay.print(time, "A.NL", String.valueOf(i < 180 ? 100 + i : 1)));
      text.append(DebsDay.print(time, "A.NL", i % 3 == 0 ? "" : i % 3 == 1 ? "0" : "n/a"));
    }
    inputs = DebsDay.inputs(List.of(DebsDay.file(dir, "day.txt", text.toString())));
    outputs = Outputs.write(NaiveReplay.run(inputs, PRESET, line -> {}), dir);
  }

  private Report report(NaiveOptions options) throws IOException {
    return Verifier.verify(inputs, options, dir, line -> {});
  }

  private void edit(String file, int field, String value) throws IOException {
    outputs.edit(
        file,
        lines -> {
          List<String> fields = new ArrayList<>(Csv.split(lines.get(1)));
          fields.set(field, value);
          lines.set(1, Csv.join(fields));
        });
  }

  @Test
  void resultsWithoutErrorPassByTheRulesOfThePresetOnly() throws IOException {
    Expected expected = outputs.expected();
    assertThat(expected.signals().rows())
        .extracting(row -> row.get(0) + " " + row.get(3) + " " + row.get(8))
        .containsExactly(
            "2021-11-08T09:05:00Z BUY EMA_CROSS", "2021-11-08T13:30:00Z SELL EMA_CROSS");
    Report report = report(PRESET);
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report(NaiveOptions.replay()).differences())
        .containsOnlyKeys("indicators.csv", "signals.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "bars.csv, 7, 103.5",
    "bars.csv, 10, 4",
    "indicators.csv, 4, 5",
    "signals.csv, 3, SELL",
    "signals.csv, 8, RSI",
  })
  void aFigureThatIsAnotherIsFound(String file, int field, String value) throws IOException {
    edit(file, field, value);
    assertThat(report(PRESET).differences()).containsOnlyKeys(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"skipped\":360        | \"skipped\":359",
        "\"NO_PRICE\":120       | \"NO_PRICE\":121",
        "\"ZERO_PRICE\"         | \"NO_TIME\"",
        "{\"BAD_NUMBER\"        | {\"BAD_TIME\":0,\"BAD_NUMBER\"",
        "\"BAD_NUMBER\":120,    | ''",
        "\"skipped_by_reason\"  | \"reasons\"",
      })
  void rowsThatAreSkippedAreComparedByReason(String right, String wrong) throws IOException {
    outputs.editSummary(right, wrong);
    Report report = report(PRESET);
    assertThat(report.differences()).containsOnlyKeys("summary.json");
    assertThat(report.text())
        .contains("skipped {BAD_NUMBER=120, NO_PRICE=120, ZERO_PRICE=120}, written {");
  }

  @Test
  void signalsOfOtherRulesAreLeftOutAndThatIsSaid() throws IOException {
    edit("signals.csv", 8, "MY_RULE");
    Report report = report(PRESET.shippedRules(false));
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.details()).containsExactly("note: " + Verifier.OTHER_RULES);
    edit("bars.csv", 7, "0");
    assertThat(report(PRESET.shippedRules(false)).differences()).containsOnlyKeys("bars.csv");
  }
}
