package io.tidemark.datagen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand, on {@link Reports}' round figures. */
final class PlanTest {
  @Test
  void cores_are_the_cost_of_ticks_with_headroom_on_whole_task_managers() {
    Plan plan = plan(request(100_000, null, 100, 10));
    // 100 µs and 10 µs of GC
    assertThat(value(plan, "job, busy")).isEqualTo(11);
    assertThat(value(plan, "job, with headroom")).isEqualTo(22);
    assertThat(value(plan, "task managers")).isEqualTo(6);
    assertThat(value(plan, "parallelism")).isEqualTo(24);
    // 20 µs × 3 copies ÷ 0.5, and 30 µs ÷ 0.5
    assertThat(value(plan, "brokers")).isEqualTo(12);
    assertThat(value(plan, "database")).isEqualTo(6);
    assertThat(value(plan, "cores in all")).isEqualTo(24 + 12 + 6 + 1);
  }

  @Test
  void more_trades_a_tick_than_were_measured_count_as_more_ticks() {
    Plan plan = plan(request(1_000, 1_000.0, 100, 10));
    assertThat(value(plan, "ticks that count")).isEqualTo(10_000);
    assertThat(value(plan, "job, busy")).isEqualTo(1.1);
  }

  @Test
  void fewer_trades_a_tick_are_warned_of_since_their_cost_is_in_that_of_a_tick() {
    Plan plan = plan(request(1_000, 1.0, 100, 10));
    assertThat(value(plan, "ticks that count")).isEqualTo(1_000);
    assertThat(warnings(plan)).singleElement().asString().contains("upper bound");
  }

  @Test
  void more_accounts_than_were_measured_cost_what_the_ledger_costs_at_each_cut() {
    // 0.1 cores were measured, 0.2 of 0.8 busy in the ledger; 5 times the accounts are 4 more.
    Plan plan = plan(request(1_000, null, 100, 50));
    assertThat(value(plan, "job, more accounts")).isEqualTo(0.1);
    assertThat(value(plan, "job, with headroom")).isEqualTo(0.42);
    // 0.03 cores × 5 ÷ 0.5, rounded up; 100 times as many accounts: 3 ÷ 0.5
    assertThat(value(plan, "database")).isEqualTo(1);
    assertThat(value(plan(request(1_000, null, 100, 1_000)), "database")).isEqualTo(6);
    assertThat(plan(request(1_000, null, 100, 10)).needed("job, more accounts")).isEmpty();
  }

  @Test
  void partitions_are_as_many_as_readers_need_and_at_least_one_each() {
    // A reader takes 100,000 records in 0.2 × 100 s: 5,000/s, of which half.
    Plan plan = plan(request(10_000, null, 100, 10));
    assertThat(value(plan, "parallelism")).isEqualTo(4);
    assertThat(value(plan, "partitions of ticks")).isEqualTo(4);
    assertThat(value(plan(request(100_000, null, 100, 10)), "partitions of ticks")).isEqualTo(40);
    // A core's worth, 10,000 a second, of which half; never fewer than are made by default.
    assertThat(value(plan, "partitions of trades")).isEqualTo(4);
    assertThat(value(plan(request(1_000, 50_000.0, 100, 10)), "partitions of trades"))
        .isEqualTo(10);
  }

  @Test
  void a_symbol_that_one_subtask_cannot_hold_is_warned_of() {
    // A subtask of symbols takes 100,000 records in 0.4 × 100 s: 2,500/s. At 2.4 % that is 104,167.
    assertThat(warnings(plan(request(50_000, null, 100, 10)))).isEmpty();
    Plan tight = plan(request(60_000, null, 100, 10));
    assertThat(warnings(tight))
        .singleElement()
        .asString()
        .contains("hot symbol: 1,440/s", "more than the headroom leaves", "104,167/s");
    assertThat(warnings(plan(request(110_000, null, 100, 10))))
        .singleElement()
        .asString()
        .contains("hot symbol: 2,640/s", "more than it holds");
  }

  @Test
  void a_job_has_no_more_than_720_subtasks() {
    Plan plan = plan(request(4_000_000, null, 100, 10));
    assertThat(value(plan, "parallelism")).isEqualTo(880);
    assertThat(warnings(plan)).anyMatch(line -> line.contains("over 2 ledgers"));
  }

  @Test
  void state_grows_with_names_and_with_fills_and_each_by_itself() {
    // 1 MB, and 0.6 MB more with 10,000 trades: 60 B each. 100 trades a second for 7 days.
    double fills = 100 * 604_800.0 * 60;
    assertThat(value(plan(request(1_000, null, 100, 10)), "state, at most"))
        .isCloseTo(1e6 + fills, within(1e6));
    assertThat(value(plan(request(1_000, null, 1_000_000, 10)), "state, at most"))
        .isCloseTo(1e10 + fills, within(1e7));
    assertThat(value(plan(request(1_000, 0.0, 700, 20)), "state, at most")).isEqualTo(7e6);
    assertThat(value(plan(request(1_000, 0.0, 100, 90)), "state, at most")).isEqualTo(9e6);
    assertThat(value(plan(request(1_000, 0.0, 1, 1)), "state, at most")).isEqualTo(1e6);
  }

  @Test
  void where_no_growth_was_measured_a_fill_has_an_assumed_size() {
    for (Long before : new Long[] {null, 1_000_000L, 2_000_000L}) {
      Plan plan = Plan.of(request(1_000, 1.0, 100, 10), Reports.grown(before), "x");
      assertThat(plan.needed("state, at most").orElseThrow().how())
          .contains("604,800 fills of 7 d × 300 B (assumed)");
      assertThat(value(plan, "state, at most")).isCloseTo(1e6 + 604_800 * 300.0, within(1e5));
    }
  }

  @Test
  void a_state_that_fills_up_with_positions_does_not_count_as_that_of_fills() {
    // 21 MB with 10,000 trades (the report is of 1 MB now, and so of less than nothing before)
    LoadReport report = Reports.grown(-20_000_000L);
    Plan plan = Plan.of(request(1_000, 1.0, 100, 10), report, "x");
    assertThat(plan.needed("state, at most").orElseThrow().how())
        .contains("604,800 fills of 7 d × 1,000 B (assumed: it grew faster");
  }

  @Test
  void fills_far_past_what_was_measured_are_warned_of() {
    // 10,000 trades were measured, and 7 days of 2 a second are 121 times as many
    assertThat(plan(request(1_000, 2.0, 100, 10)).warnings()).anyMatch(l -> l.contains("×121"));
    assertThat(plan(request(1_000, 1.0, 100, 10)).warnings())
        .noneMatch(line -> line.contains("state"));
  }

  @Test
  void bytes_are_those_of_records_and_rows() {
    Plan plan = plan(request(20_000, 100.0, 100, 10));
    // 50 B a tick, 100 B a trade
    assertThat(value(plan, "network, in")).isEqualTo(1_010_000);
    // 20 times the ticks: 2,000 signals a second; the trades as measured: 150 rows
    assertThat(value(plan, "network, out")).isEqualTo(2_150 * 300);
    assertThat(value(plan, "network, between brokers")).isEqualTo((1_010_000 + 645_000) * 2);
    // 5 cores busy, 2 task managers
    assertThat(value(plan, "task managers")).isEqualTo(2);
    assertThat(value(plan, "network, between tasks")).isEqualTo(505_000);
    assertThat(value(plan, "disks of the brokers"))
        .isCloseTo(1_655_000 * 604_800.0 * 3, within(1e9));
    // 50 B a tick, but not more than the state of 1 MB × fills of 7 d
    assertThat(value(plan, "checkpoints, at most")).isEqualTo(1_000_000);
  }

  @Test
  void where_rows_were_not_counted_those_with_a_latency_must_do_and_the_plan_says_so() {
    Plan plan = Plan.of(request(1_000, null, 100, 10), Reports.uncounted(), "x");
    assertThat(value(plan, "network, out")).isEqualTo(20 * 300);
    assertThat(warnings(plan)).singleElement().asString().contains("does not count rows");
    assertThat(warnings(plan(request(1_000, null, 100, 10)))).isEmpty();
  }

  @Test
  void a_price_gives_a_cost() {
    Plan plan = plan(request(100_000, null, 100, 10));
    assertThat(plan.needed("cost an hour")).isEmpty();
    PlanRequest priced =
        new PlanRequest(100_000, null, 100, 10, 1, 0.024, 0.5, 4, 604_800, 3, 0.05, "EUR");
    assertThat(plan(priced).needed("cost an hour").orElseThrow().text()).isEqualTo("2.15 EUR");
    assertThat(plan(priced).needed("cost a month").orElseThrow().text()).isEqualTo("1,569.50 EUR");
  }

  @Test
  void what_was_not_measured_is_not_planned_in_silence() {
    Plan plan =
        Plan.of(request(1_000, null, 100, 10), Reports.searched(Reports.step(1, 1, true)), "x");
    assertThat(warnings(plan))
        .contains(
            "CPU time of the brokers was not measured: it is not in the plan",
            "CPU time of the database was not measured: it is not in the plan");
  }

  @Test
  void the_distance_from_what_was_measured_is_told() {
    assertThat(plan(request(150_000, null, 100, 10)).reach())
        .anySatisfy(
            line -> {
              assertThat(line.name()).isEqualTo("ticks");
              assertThat(line.text()).isEqualTo("×150");
              assertThat(line.how()).startsWith("of 1,000/s: arithmetic, not a forecast");
            });
    assertThat(Trust.word(1)).startsWith("within");
    assertThat(Trust.word(2.9)).contains("short step");
    assertThat(Trust.word(40)).contains("order of magnitude");
  }

  @Test
  void the_json_says_the_same() throws Exception {
    Plan plan = plan(request(100_000, null, 100, 10));
    JsonNode json = new ObjectMapper().readTree(plan.json());
    assertThat(json.path("needed")).hasSize(plan.needed().size());
    assertThat(json.path("needed").get(1).path("name").asText()).isEqualTo("job, busy");
    assertThat(json.path("needed").get(1).path("value").asDouble()).isEqualTo(11);
    assertThat(String.join("\n", plan.text()))
        .contains(json.path("needed").get(1).path("how").asText());
  }

  @Test
  void the_shipped_measurement_can_be_planned_with() {
    LoadReport shipped = Reference.report();
    assertThat(shipped.timeline()).isNull();
    assertThat(shipped.scenario().name()).isEqualTo("search");
    assertThat(Plan.of(request(10, null, 1, 1), shipped, Reference.NAME).needed()).isNotEmpty();
  }

  @Test
  void a_search_in_which_nothing_held_is_refused_in_one_line() {
    LoadReport broken = Reports.searched(Reports.step(2_000, 1, false));
    assertThatThrownBy(() -> Plan.of(request(1, null, 1, 1), broken, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rate held in the search, so nothing is known that a plan could be made of");
  }

  @Test
  void a_search_that_ended_at_its_highest_rate_tells_of_a_least() {
    LoadReport ended = Reports.searched(Reports.step(2_000, 1, true));
    assertThat(String.join("\n", Plan.of(request(1, null, 1, 1), ended, "x").text()))
        .contains("at least 2,000/s  ticks: the search's \"to\" was reached");
    LoadReport found =
        Reports.searched(Reports.step(2_000, 1, true), Reports.step(4_000, 1, false));
    assertThat(String.join("\n", Plan.of(request(1, null, 1, 1), found, "x").text()))
        .contains("2,000/s  ticks, in the search")
        .doesNotContain("at least 2,000/s");
  }

  @Test
  void a_run_that_did_not_pass_or_did_not_end_is_warned_of() {
    LoadReport failed =
        Reports.failed(true, new LoadReport.Verdict(false, List.of("lag is 9", "more")));
    assertThat(warnings(Plan.of(request(1_000, null, 100, 10), failed, "x")))
        .containsExactly("the measured run did not pass: lag is 9");
    LoadReport cut = Reports.failed(false, new LoadReport.Verdict(true, List.of()));
    assertThat(warnings(Plan.of(request(1_000, null, 100, 10), cut, "x")))
        .containsExactly("the measured run did not come to its end");
  }

  @Test
  void a_report_of_nothing_is_refused_in_one_line() {
    assertThatThrownBy(() -> Plan.of(request(1, null, 1, 1), Samples.empty(), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\n");
  }

  private static PlanRequest request(double ticks, Double trades, long symbols, long accounts) {
    return new PlanRequest(
        ticks, trades, symbols, accounts, 1, 0.024, 0.5, 4, 604_800, 3, null, "USD");
  }

  private static Plan plan(PlanRequest request) {
    return Plan.of(request, Reports.steady(), "report.json");
  }

  /** But for that of fills, of which a run of 100 s has few. */
  private static List<String> warnings(Plan plan) {
    return plan.warnings().stream().filter(line -> !line.startsWith("state: ")).toList();
  }

  private static double value(Plan plan, String name) {
    return plan.needed(name).orElseThrow().value();
  }
}
