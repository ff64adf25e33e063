package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.datagen.report.Comparison.Figure;
import io.tidemark.datagen.report.Comparison.Word;
import io.tidemark.datagen.report.LoadReport.Machine;
import io.tidemark.datagen.report.LoadReport.Run;
import io.tidemark.datagen.report.LoadReport.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  @Test
  void less_is_better_except_of_the_highest_rate() {
    Comparison comparison = Comparison.of(Samples.search(), Samples.earlier());
    assertThat(figure(comparison, "latency", "signals p50"))
        .satisfies(
            figure -> {
              assertThat(figure.earlier()).isEqualTo("45.9 ms");
              assertThat(figure.now()).isEqualTo("34 ms");
              assertThat(figure.ratio()).isCloseTo(1 / 1.35, within(1e-9));
              assertThat(figure.times()).isEqualTo("×0.74");
              assertThat(figure.word()).isEqualTo(Word.BETTER);
            });
    Figure rate = figure(comparison, "", "highest rate that held");
    assertThat(rate.word()).isEqualTo(Word.BETTER);
    assertThat(rate.times()).isEqualTo("×1.33");

    Comparison back = Comparison.of(Samples.earlier(), Samples.search());
    assertThat(figure(back, "", "highest rate that held").word()).isEqualTo(Word.WORSE);
    assertThat(figure(back, "", "CPU time a tick").word()).isEqualTo(Word.WORSE);
    assertThat(back.count(Word.WORSE)).isEqualTo(comparison.count(Word.BETTER));
  }

  @Test
  void what_two_runs_differ_by_anyway_is_the_same() {
    assertThat(word(1_099, 1_000)).isEqualTo(Word.SAME);
    assertThat(word(901, 1_000)).isEqualTo(Word.SAME);
    assertThat(word(1_101, 1_000)).isEqualTo(Word.WORSE);
    assertThat(word(899, 1_000)).isEqualTo(Word.BETTER);
    // A timer's millisecond is no result, though it is half.
    assertThat(word(1.9, 1)).isEqualTo(Word.SAME);
    assertThat(word(3.1, 1)).isEqualTo(Word.WORSE);
  }

  @Test
  void what_one_of_the_two_lacks_has_no_word_and_what_both_lack_is_left_out() {
    Comparison comparison = Comparison.of(Samples.search(), Samples.empty());
    Figure signals = figure(comparison, "latency", "signals p99");
    assertThat(signals.earlier()).isEqualTo("-");
    assertThat(signals.times()).isEqualTo("-");
    assertThat(signals.word()).isEqualTo(Word.UNKNOWN);
    assertThat(Comparison.of(Samples.empty(), Samples.empty()).figures()).isEmpty();
  }

  @Test
  void equal_circumstances_give_no_warning() {
    assertThat(Comparison.of(Samples.search(), Samples.earlier()).warnings()).isEmpty();
  }

  @Test
  void other_circumstances_are_told() {
    LoadReport now = on(new Machine("Other", 8, 1, "Linux", 1_000, 6), 1);
    LoadReport earlier = on(new Machine("One", 2, 1, "Linux", 1_000, 0), 1);
    assertThat(Comparison.of(now, earlier).warnings())
        .containsExactly(
            "processor: One earlier, Other now",
            "cores: 2 earlier, 8 now",
            "now, the machine was busy before the run began: a load of 6 on 8 cores");
    assertThat(Comparison.of(Samples.search(), Samples.steady()).warnings())
        .containsExactly(
            "scenario: burst earlier, search now", "rate of ticks: 5,000/s earlier, 16,000/s now");
  }

  @Test
  void settings_that_only_say_where_things_are_do_not_matter() {
    LoadReport now = with(Map.of("ledger.id", "b", "postgres.url", "y", "parallelism", "4"));
    LoadReport earlier = with(Map.of("ledger.id", "a", "postgres.url", "x"));
    assertThat(Comparison.of(now, earlier).warnings())
        .containsExactly("setting parallelism: the default earlier, 4 now");
  }

  private static LoadReport with(Map<String, String> settings) {
    Run run = new Run("2026-11-30T09:00:00Z", 60, "embedded", Map.of(), settings, true);
    return new LoadReport(
        LoadReport.FORMAT,
        null,
        run,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void the_lines_for_a_terminal_are_a_table() {
    List<String> lines = Comparison.of(Samples.search(), Samples.earlier()).text();
    assertThat(lines.get(0)).matches(" +earlier +now +ratio");
    assertThat(lines)
        .anyMatch(line -> line.matches("latency signals p50 +45.9 ms +34 ms +×0.74 {2}better"));
    assertThat(lines.get(lines.size() - 1)).endsWith("the same (within 10 %)");
  }

  private static Word word(double now, double earlier) {
    Machine machine = new Machine("", 1, 1, "", 1, 0);
    return figure(Comparison.of(on(machine, now), on(machine, earlier)), "target", "t").word();
  }

  private static Figure figure(Comparison comparison, String group, String name) {
    return comparison.figure(group, name).orElseThrow();
  }

  private static LoadReport on(Machine machine, double value) {
    return new LoadReport(
        LoadReport.FORMAT,
        null,
        null,
        machine,
        null,
        Map.of(),
        null,
        null,
        List.of(new Target("t", 5_000, "ms", value, true)),
        null,
        null,
        null,
        null,
        null);
  }
}
