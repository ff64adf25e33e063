package io.tidemark.datagen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.datagen.report.Samples;
import org.junit.jupiter.api.Test;

final class CostFitTest {
  @Test
  void a_line_through_the_rates_that_held_is_found() {
    // 0.25 cores and 50 µs a tick, with an error of 0.01 that cancels out.
    CostFit fit =
        CostFit.of(
            Reports.searched(
                Reports.step(1_000, 0.31, true),
                Reports.step(2_000, 0.33, true),
                Reports.step(3_000, 0.41, true),
                Reports.step(9_000, 0.1, false)));
    assertThat(fit.microsPerTick()).isCloseTo(50, within(1e-9));
    assertThat(fit.fixedCores()).isCloseTo(0.25, within(1e-9));
    assertThat(fit.highestRate()).isEqualTo(3_000);
    assertThat(fit.cores(10_000)).isCloseTo(0.75, within(1e-9));
    assertThat(fit.from()).contains("3 rates that held, 1,000/s to 3,000/s", "R² 0.893");
  }

  @Test
  void a_line_that_would_begin_below_zero_goes_through_it() {
    CostFit fit =
        CostFit.of(
            Reports.searched(Reports.step(1_000, 0.01, true), Reports.step(2_000, 0.1, true)));
    assertThat(fit.fixedCores()).isZero();
    // Σ rate × cores ÷ Σ rate²
    assertThat(fit.microsPerTick()).isCloseTo(210 / 5e6 * 1e6, within(1e-9));
    assertThat(fit.from()).startsWith("least squares through 0");
  }

  @Test
  void one_rate_gives_the_cost_of_a_tick_alone_and_says_so() {
    CostFit fit =
        CostFit.of(
            Reports.searched(Reports.step(2_000, 0.2, true), Reports.step(4_000, 0.3, false)));
    assertThat(fit.fixedCores()).isZero();
    assertThat(fit.microsPerTick()).isCloseTo(100, within(1e-9));
    assertThat(fit.from()).isEqualTo("the one rate that held, 2,000/s: no fixed part known");
  }

  @Test
  void without_a_search_the_run_as_a_whole_counts() {
    CostFit fit = CostFit.of(Samples.steady());
    assertThat(fit.microsPerTick()).isCloseTo(60.8, within(1e-9));
    assertThat(fit.from()).isEqualTo("one run at 5,000/s: no fixed part known");
  }

  @Test
  void without_cpu_time_there_is_no_plan() {
    assertThatThrownBy(() -> CostFit.of(Samples.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no CPU time");
  }
}
