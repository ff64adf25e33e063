package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a target counts as reached. */
final class GoalTest {
  private static Distribution times(double p50, double p99) {
    return new Distribution(10, p50, p50, p50, p50, p99, p99, p99);
  }

  private static LoadReport.Target judge(Goal goal, Map<String, Distribution> latency) {
    return goal.judge(latency, 999.0, 0.00005, 2_000);
  }

  @Test
  void a_value_has_to_stay_below_its_limit() {
    Goal goal = new Goal("signals-p50", 0, 100);
    assertThat(judge(goal, Map.of("signals", times(99.9, 500))).pass()).isTrue();
    assertThat(judge(goal, Map.of("signals", times(100, 500))).pass()).isFalse();
  }

  @Test
  void what_was_not_measured_is_not_reached() {
    assertThat(judge(new Goal("signals-p50", 0, 100), Map.of()))
        .isEqualTo(new LoadReport.Target("signals-p50", 100, "ms", null, false));
    Distribution none = new Distribution(0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(judge(new Goal("bars-max", 0, 100), Map.of("bars", none)).pass()).isFalse();
    assertThat(new Goal("lag", 0, 9).judge(Map.of(), null, null, 1).pass()).isFalse();
    assertThat(new Goal("errors", 0, 1).judge(Map.of(), null, null, 1).pass()).isFalse();
  }

  @Test
  void a_limit_in_checkpoints_follows_their_interval() {
    Goal goal = Goal.latency("ledger-p99", "2 checkpoints + 500ms");
    LoadReport.Target target =
        judge(goal, Map.of("accounts", times(1, 4_499), "positions", times(1, 20)));
    assertThat(target.limit()).isEqualTo(4_500);
    assertThat(target.value()).as("the worst of the ledger's outputs").isEqualTo(4_499);
    assertThat(target.pass()).isTrue();
  }

  @Test
  void lag_and_errors_have_limits_of_their_own() {
    assertThat(judge(new Goal("lag", 0, 1_000), Map.of()).pass()).isTrue();
    LoadReport.Target errors = judge(new Goal("errors", 0, 0.0001), Map.of());
    assertThat(errors.unit()).isEqualTo("%");
    assertThat(errors.value()).isEqualTo(0.005);
    assertThat(errors.pass()).isTrue();
    assertThat(Goal.line(errors)).isEqualTo("pass  errors 0.005 % (below 0.01 %)");
  }

  @Test
  void limits_are_read_as_they_are_written() {
    assertThat(Goal.latency("x-p50", "100ms")).isEqualTo(new Goal("x-p50", 0, 100));
    assertThat(Goal.latency("x-p50", "1 checkpoint")).isEqualTo(new Goal("x-p50", 1, 0));
    assertThat(Goal.latency("x-p50", "0.5 checkpoints + 1s"))
        .isEqualTo(new Goal("x-p50", 0.5, 1_000));
    for (String bad : new String[] {"", "1", "+ 5ms", "1 checkpoint 5ms", "5ms + 5ms", "fast"}) {
      assertThatThrownBy(() -> Goal.latency("x-p50", bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void dead_letters_that_were_made_on_purpose_are_no_errors_and_records_that_were_not_taken_are() {
    Map<String, Long> faults =
        Map.of("malformed.garbage", 30L, "poisonous.overflow", 10L, "late", 50L, "busts", 7L);
    assertThat(Errors.share(40, faults, 1_000, 1_000)).isZero();
    assertThat(Errors.share(45, faults, 1_000, 1_000)).isEqualTo(0.005);
    assertThat(Errors.share(0, faults, 1_000, 990)).isEqualTo(0.01);
    assertThat(Errors.share(0, faults, 990, 1_000)).as("reference data").isZero();
  }
}
