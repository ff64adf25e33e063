package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.datagen.sim.MarketClock;
import io.tidemark.datagen.sim.MarketEvent;
import io.tidemark.datagen.sim.Shape;
import io.tidemark.datagen.sim.Skew;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a scenario's file says, and where it is refused. */
final class ScenarioFileTest {
  private static final String WHOLE =
      """
      name: whole
      about: All there is.
      seed: 9
      market:
        symbols: 300
        accounts: 80
        skew: zipf 0.8
        shape: u
        volatility: 2
      traffic:
        ticks-per-second: 5000
        trades-per-second: 200
        duration: 3m
        warm-up: 15s
        clock: day 2020-03-02T00:00:00Z speed 72
        threads: 2
      faults: {duplicates: 0.001, malformed: 5 %}
      events:
        - {hot: 30 %, at: 60s, for: 60s}
        - {burst: 20 times, at: 30s, for: 1s}
        - {silence: XNYS, at: 60s, for: 30s}
        - {backlog: EMEA, at: 60s, span: 1h}
        - {peak: US, at: 60s, for: 60s, times: 8}
      settings: {checkpoint.interval: 2s}
      targets: {signals-p50: 100ms, ledger-p99: 2 checkpoints + 500ms, lag: 1000, errors: 0.01 %}
      """;

  private static Scenario read(String text) {
    return ScenarioFile.read(text, "s.yaml", Scenario.Overrides.NONE);
  }

  @Test
  void everything_that_a_file_can_say_is_read() {
    Scenario scenario = read(WHOLE);
    assertThat(scenario.name()).isEqualTo("whole");
    assertThat(scenario.about()).isEqualTo("All there is.");
    assertThat(scenario.warmUp()).isEqualTo(Duration.ofSeconds(15));
    assertThat(scenario.settings()).containsEntry("checkpoint.interval", "2s");
    assertThat(scenario.search()).isEmpty();
    assertThat(scenario.goals())
        .containsExactly(
            new Goal("signals-p50", 0, 100),
            new Goal("ledger-p99", 2, 500),
            new Goal("lag", 0, 1000),
            new Goal("errors", 0, 0.0001));
    var market = scenario.market();
    assertThat(market.seed()).isEqualTo(9);
    assertThat(market.symbols()).isEqualTo(300);
    assertThat(market.accounts()).isEqualTo(80);
    assertThat(market.skew()).isEqualTo(Skew.zipf(0.8));
    assertThat(market.shape()).isEqualTo(Shape.U);
    assertThat(market.volatility()).isEqualTo(2);
    assertThat(market.ticksPerSecond()).isEqualTo(5000);
    assertThat(market.tradesPerSecond()).isEqualTo(200);
    assertThat(market.duration()).isEqualTo(Duration.ofMinutes(3));
    assertThat(market.clock())
        .isEqualTo(MarketClock.day(Instant.parse("2020-03-02T00:00:00Z"), 72));
    assertThat(market.threads()).isEqualTo(2);
    assertThat(market.duplicates()).isEqualTo(0.001);
    assertThat(market.malformed()).isEqualTo(0.05);
    assertThat(market.late()).as("not named among the faults").isZero();
    Duration minute = Duration.ofMinutes(1);
    assertThat(market.events())
        .containsExactly(
            new MarketEvent.Hot(minute, minute, 0.3),
            new MarketEvent.Burst(Duration.ofSeconds(30), Duration.ofSeconds(1), 20),
            new MarketEvent.Silence(minute, Duration.ofSeconds(30), "XNYS"),
            new MarketEvent.Backlog(minute, Duration.ofHours(1), "EMEA"),
            new MarketEvent.Peak(minute, minute, 8, "US"));
  }

  @Test
  void little_is_needed() {
    Scenario scenario = read("name: a\ntraffic: {ticks-per-second: 200, duration: 60s}\n");
    assertThat(scenario.market().tradesPerSecond()).as("one in twenty").isEqualTo(10);
    assertThat(scenario.goals()).isEqualTo(Goal.byDefault());
    assertThat(scenario.warmUp()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest(name = "{0} -> {1} at line {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "seed: 9             | sed: 9                    | 3  | a scenario has no \"sed\"; did you mean seed?",
        "seed: 9             | seed: x                   | 3  | seed is \"x\", not a whole number",
        "seed: 9             | seed: 99999999999999999999 | 3 | not from -9223372036854775808 to 9223372036854775807",
        "name: whole         | name: two words           | 1  | not a name of letters",
        "symbols: 300        | symbol: 300               | 5  | market has no \"symbol\"; did you mean symbols?",
        "symbols: 300        | symbols: many             | 5  | symbols is \"many\", not a whole number",
        "symbols: 300        | symbols: 3                | 5  | symbols 3 must be between 16",
        "symbols: 300        | symbols: -5               | 5  | symbols is \"-5\", not from",
        "symbols: 300        | symbols: [3]              | 5  | symbols must be one word",
        "zipf 0.8            | zipf                      | 7  | not measured or zipf",
        "zipf 0.8            | zipf 9                    | 7  | not measured or zipf",
        "shape: u            | shape: v                  | 8  | not flat, u or regional",
        "volatility: 2       | volatility: -1            | 9  | volatility is \"-1\", not from",
        "second: 5000        | second: 0                 | 11 | ticks-per-second is \"0\", not from 1",
        "second: 5000        | second: -4                | 11 | ticks-per-second is \"-4\"",
        "second: 5000        | second: 50000000          | 11 | to 10000000",
        "second: 200         | second: 6000              | 12 | at most ticks-per-second",
        "second: 200         | second: 0                 | 12 | above 0",
        "duration: 3m        | duration: 3               | 13 | duration is \"3\", not a length of time",
        "duration: 3m        | duration: 8d              | 13 | duration is \"8d\", not a length of time up to 7d",
        "duration: 3m        | duration: 999999d         | 13 | not a length of time up to 7d",
        "duration: 3m        | duration: 1ms             | 13 | duration must be from 1s to 7d",
        "warm-up: 15s        | warm-up: 9999999999999d   | 14 | not a length of time up to 7d",
        "2020-03-02T00:00:00Z| -999999999-01-01T00:00:00Z | 15 | not a moment from 1970 on",
        "2020-03-02T00:00:00Z| +999999999-01-01T00:00:00Z | 15 | would pass the present",
        "warm-up: 15s        | warm-up: 3m               | 14 | leaves nothing",
        "speed 72            | speed 0                   | 15 | speed must be above 0",
        "2020-03-02T00:00:00Z| yesterday                 | 15 | not a moment",
        "2020-03-02T00:00:00Z| 2999-03-02T00:00:00Z      | 15 | would pass the present",
        "clock: day          | clock: night              | 15 | not live or day",
        "threads: 2          | threads: 0                | 16 | threads is \"0\", not from 1",
        "duplicates: 0.001   | duplicate: 0.001          | 17 | did you mean duplicates?",
        "malformed: 5 %      | malformed: 500 %          | 17 | malformed is \"500 %\", not from 0 to 0.2",
        "hot: 30 %           | hot: 130 %                | 19 | hot is \"130 %\", not from 0 to 1",
        "hot: 30 %           | hut: 30 %                 | 19 | one of events has no \"hut\"; did you mean hot?",
        "'30 %, at: 60s,'    | '30 %,'                   | 19 | hot needs an at",
        "'30 %, at: 60s, for: 60s' | '30 %, at: 60s'     | 19 | hot needs a for",
        "'30 %, at: 60s'     | '30 %, at: 100h'          | 19 | hot ends after the traffic",
        "20 times            | twenty                    | 20 | not a factor such as 20 times",
        "20 times            | 0 times                   | 20 | burst times 0 must be between",
        "for: 1s             | for: 0s                   | 20 | for must be above 0",
        "XNYS                | XXXX                      | 21 | no venue XXXX",
        "EMEA                | MOON                      | 22 | no region MOON",
        "span: 1h            | for: 1h                   | 22 | backlog has no for",
        "times: 8            | times: many               | 23 | times is \"many\", not a number",
        "'for: 60s, times: 8'| for: 60s                  | 23 | peak needs times",
        "checkpoint.interval | checkpoint.intervall      | 24 | there is no setting",
        "interval: 2s        | interval: soon            | 24 | checkpoint.interval",
        "interval: 2s        | interval: 0s              | 24 | checkpoint.interval must be above 0",
        "signals-p50: 100ms  | signal-p50: 100ms         | 25 | targets has no \"signal-p50\"; did you mean signals-p50?",
        "signals-p50: 100ms  | signals-p50: quick        | 25 | not a limit such as 100ms",
        "signals-p50: 100ms  | signals-p50: 9999999999999d | 25 | not a limit such as 100ms",
        "lag: 1000           | lag: 0                    | 25 | lag must be above 0",
        "signals-p50: 100ms  | signals-p50: 0 checkpoints | 25 | signals-p50 must be above 0",
        "errors: 0.01 %      | errors: 200 %             | 25 | errors is \"200 %\", not from 0 to 1",
      })
  void what_cannot_be_is_refused_with_its_line(String old, String fresh, int line, String why) {
    assertThat(WHOLE).contains(old);
    assertThatThrownBy(() -> read(WHOLE.replaceFirst(java.util.regex.Pattern.quote(old), fresh)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("s.yaml:" + line + ": ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | s.yaml:1: holds nothing",
        "[a]                                         | s.yaml:1: a scenario must be a map",
        "name: [                                     | s.yaml:1: not YAML",
        "name: a                                     | s.yaml:1: traffic needs",
        "'{name: a, traffic: {ticks-per-second: 9}}' | s.yaml:1: traffic needs a duration",
        "'{name: a, traffic: {duration: 9s}}'        | s.yaml:1: traffic needs ticks-per-second",
        "'{name: a, traffic: 5}'                     | s.yaml:1: traffic must be a map",
        "'{name: a, events: 5, traffic: {duration: 9s, ticks-per-second: 9}}' | events must be a list",
        "'{name: a, search: {from: 9, to: 5}}'       | s.yaml:1: to is below from",
        "'{name: a, search: {hold: 1ms}}'            | s.yaml:1: hold must be 1s or more",
        "'{name: a, search: {hold: 9999d}}'          | s.yaml:1: hold is",
        "'{name: a, search: {within: 0}}'            | s.yaml:1: within must be 0.1 % or more",
        "'{name: a, search: {}, traffic: {duration: 9s}}' | s.yaml:1: duration has no meaning",
        "'{name: a, name: b}'                        | s.yaml:1: name stands twice",
      })
  void what_is_no_scenario_is_refused(String text, String why) {
    assertThatThrownBy(() -> read(text.isEmpty() ? "\n" : text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(why);
  }

  @Test
  void options_count_more_than_the_file() {
    Scenario scenario =
        ScenarioFile.read(
            WHOLE, "s.yaml", new Scenario.Overrides(100.0, Duration.ofSeconds(1), 4L));
    assertThat(scenario.market().ticksPerSecond()).isEqualTo(100);
    assertThat(scenario.market().tradesPerSecond()).as("in proportion").isEqualTo(4);
    assertThat(scenario.market().seed()).isEqualTo(4);
    assertThat(scenario.market().duration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(scenario.warmUp()).isEqualTo(Duration.ofMillis(250));
    assertThat(scenario.market().events())
        .as("those that still fit into 72 s of the market")
        .hasSize(2);
    assertThat(scenario.text()).startsWith("name: whole").contains("# run with --rate 100");
  }

  @Test
  void a_search_that_begins_elsewhere_keeps_its_share_of_trades() {
    Scenario scenario =
        ScenarioFile.read(
            "{name: a, search: {from: 2000}, traffic: {trades-per-second: 100}}",
            "s.yaml",
            new Scenario.Overrides(8_000.0, null, null));
    assertThat(scenario.search().orElseThrow().from()).isEqualTo(8_000);
    assertThat(scenario.market().tradesPerSecond()).isEqualTo(400);
  }

  static List<String> shipped() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void each_scenario_that_is_shipped_is_one_of_its_name_and_survives_two_cores(String name) {
    Scenario scenario = Scenarios.read(name, Scenario.Overrides.NONE);
    assertThat(scenario.name()).isEqualTo(name);
    assertThat(scenario.about()).isNotBlank();
    assertThat(scenario.text()).as("says why its numbers are what they are").contains("# ");
    assertThat(scenario.market().ticksPerSecond()).isLessThanOrEqualTo(5_000);
    if (scenario.market().duration() != null) {
      assertThat(scenario.market().duration()).isLessThanOrEqualTo(Duration.ofMinutes(30));
    }
  }

  @Test
  void only_files_of_a_size_that_a_scenario_can_have_are_read(@TempDir Path dir)
      throws IOException {
    Path large = Files.write(dir.resolve("large.yaml"), new byte[(1 << 20) + 1]);
    for (String file : new String[] {"/dev/zero", dir.toString(), large.toString()}) {
      assertThatThrownBy(() -> Scenarios.read(file, Scenario.Overrides.NONE))
          .as(file)
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("--scenario " + file + ": ");
    }
  }

  @Test
  void a_name_that_is_nearly_one_is_recognized() {
    assertThatThrownBy(() -> Scenarios.read("hot-symbl", Scenario.Overrides.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did you mean hot-symbol?");
  }
}
