package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.measure.Lag;
import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.report.LoadReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/** The search for a rate, on systems that are made up. */
final class RateSearchTest {
  private static RateSearch.Attempt step(double rate, boolean held) {
    return step(rate, held, false);
  }

  private static RateSearch.Attempt step(double rate, boolean held, boolean farOff) {
    return new RateSearch.Attempt(
        new LoadReport.Step(rate, rate, held, held ? "" : "lag", 60, 0, 0, 0, 0, 0), farOff);
  }

  private static LoadReport.Search search(
      double from, double to, double within, DoublePredicate holds) throws Exception {
    SearchPlan plan = new SearchPlan(from, to, Duration.ofSeconds(60), within);
    RateSearch search = new RateSearch(plan, rate -> step(rate, holds.test(rate)));
    search.run();
    return search.found();
  }

  @Test
  void finds_the_edge_of_any_system_as_nearly_as_asked() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      double edge = 1_000 * Math.pow(500, random.nextDouble());
      double within = 0.01 + random.nextDouble() * 0.2;
      LoadReport.Search found = search(1_000, 1_000_000, within, rate -> rate <= edge);
      assertThat(found.holds())
          .as("seed %d, edge %f, within %f", seed, edge, within)
          .isBetween(edge / (1 + within) - 1, edge);
      assertThat(found.steps().size()).as("seed %d", seed).isLessThan(30);
    }
  }

  @Test
  void climbs_by_doubling_and_ends_at_the_highest_rate_that_is_asked_about() throws Exception {
    LoadReport.Search found = search(1_000, 6_000, 0.05, rate -> true);
    assertThat(found.holds()).isEqualTo(6_000);
    assertThat(found.ceiling()).isTrue();
    assertThat(found.steps().stream().map(LoadReport.Step::ticksPerSecond))
        .containsExactly(1_000.0, 2_000.0, 4_000.0, 6_000.0);
    assertThat(found.holdSeconds()).isEqualTo(60);
    assertThat(found.ceiling()).as("more might hold").isTrue();
  }

  @Test
  void where_not_even_the_lowest_holds_none_does() throws Exception {
    LoadReport.Search found = search(1_000, 6_000, 0.05, rate -> false);
    assertThat(found.holds()).isZero();
    assertThat(found.steps()).as("tried twice").hasSize(2);
    assertThat(found.ceiling()).isFalse();
  }

  @Test
  void a_rate_that_a_stall_has_broken_is_tried_again() throws Exception {
    AtomicInteger trials = new AtomicInteger();
    // Each second trial is disturbed.
    LoadReport.Search found = search(1_000, 4_000, 0.05, rate -> trials.incrementAndGet() % 2 == 1);
    assertThat(found.holds()).isEqualTo(4_000);
    assertThat(found.steps().stream().map(LoadReport.Step::ticksPerSecond))
        .containsExactly(1_000.0, 2_000.0, 2_000.0, 4_000.0, 4_000.0);
    assertThat(found.steps().stream().map(LoadReport.Step::held))
        .containsExactly(true, false, true, false, true);
  }

  @Test
  void what_is_far_off_is_not_tried_again() throws Exception {
    SearchPlan plan = new SearchPlan(1_000, 64_000, Duration.ofSeconds(60), 2);
    RateSearch search = new RateSearch(plan, rate -> step(rate, rate < 2_000, rate >= 2_000));
    search.run();
    assertThat(search.found().steps()).hasSize(2);
  }

  @Test
  void a_loader_that_falls_behind_does_not_hold() {
    Bounds bounds = Bounds.of(10_000, 1, 4, Duration.ofSeconds(60));
    // 120,000 rows in a minute, of which it may fall behind by 2.3 in a hundred.
    assertThat(bounds.broken(loader(new Lag(900, 900, 40, true)))).isEmpty();
    assertThat(bounds.broken(loader(new Lag(3_000, 900, 50, true))))
        .isEqualTo("the loader fell behind by 50 rows a second");
    assertThat(bounds.broken(loader(Lag.NONE))).isEqualTo("the lag of the loader was not measured");
    assertThat(bounds.settled(loader(new Lag(11_000, 0, 0, true)).measured())).isTrue();
    assertThat(bounds.settled(loader(new Lag(11_001, 0, 0, true)).measured())).isFalse();
    assertThat(bounds.settled(loader(Lag.NONE).measured())).isFalse();
  }

  private static Span loader(Lag lag) {
    Span span = span(600_000, 60, 9_000, 100, 0);
    Measured all = span.measured();
    Measured measured =
        new Measured(
            all.seconds(),
            all.latency(),
            all.resources(),
            all.timeline(),
            all.lag(),
            lag,
            all.deadLetters(),
            Map.of("positions", 60_000L, "accounts", 60_000L, "postgres_accounts", 60_000L),
            all.troubles());
    return new Span(span.from(), span.to(), span.behindMax(), span.unackedMax(), measured);
  }

  @Test
  void what_was_tried_before_it_was_broken_off_is_kept() {
    SearchPlan plan = new SearchPlan(1_000, 64_000, Duration.ofSeconds(60), 0.05);
    RateSearch search =
        new RateSearch(
            plan,
            rate -> {
              if (rate > 2_000) {
                throw new Broken("the broker went away");
              }
              return step(rate, true);
            });
    org.assertj.core.api.Assertions.assertThatThrownBy(search::run).isInstanceOf(Broken.class);
    assertThat(search.found().holds()).isEqualTo(2_000);
    assertThat(search.found().ceiling()).isFalse();
    assertThat(search.found().steps()).hasSize(2);
  }

  private static Span span(double ticks, double seconds, long lag, double growth, long behind) {
    return span(ticks, seconds, lag, growth, behind, 0);
  }

  private static Span span(
      double ticks, double seconds, long lag, double growth, long behind, long unacked) {
    Tally from = tally(0, 0, 0);
    Tally to = tally((long) (seconds * 1e9), 600_000, (long) ticks);
    Measured measured =
        new Measured(
            seconds,
            Map.of(),
            null,
            new LoadReport.Timeline(List.of(), Map.of()),
            new Lag(lag, lag, growth, true),
            null,
            Map.of(),
            Map.of(),
            List.of());
    return new Span(from, to, Duration.ofMillis(behind), Duration.ofMillis(unacked), measured);
  }

  private static Tally tally(long nanos, long due, long ticks) {
    return new Tally(
        nanos, due, 0, Map.of(io.tidemark.contracts.Topic.TICKS, ticks), Map.of(), Map.of());
  }

  @Test
  void a_rate_holds_while_lag_is_bounded_and_the_sender_keeps_up() {
    Bounds bounds = Bounds.of(10_000, 1, 4, Duration.ofSeconds(60));
    assertThat(bounds.lag()).as("2 checkpoints of half of 11,000, and 1,000").isEqualTo(12_000);
    assertThat(bounds.broken(span(600_000, 60, 12_000, 100, 900))).isEmpty();
    assertThat(bounds.broken(span(600_000, 60, 12_001, 100, 900)))
        .contains("12,001 records behind");
    assertThat(bounds.broken(span(600_000, 60, 9_000, 1_000, 900))).contains("grew by 1,000");
    assertThat(bounds.broken(span(600_000, 60, 9_000, 100, 1_100))).contains("sender was 1.1 s");
    assertThat(bounds.broken(span(600_000, 60, 9_000, 100, 900, 1_100)))
        .contains("a record waited 1.1 s");
    assertThat(bounds.broken(span(500_000, 60, 9_000, 100, 900)))
        .isEqualTo("only 500,000 of 600,000 records were sent");
    Span unknown = span(600_000, 60, 0, 0, 0);
    Measured none = unknown.measured();
    assertThat(
            bounds.broken(
                new Span(
                    unknown.from(),
                    unknown.to(),
                    Duration.ZERO,
                    Duration.ZERO,
                    new Measured(
                        none.seconds(),
                        none.latency(),
                        none.resources(),
                        none.timeline(),
                        Lag.NONE,
                        none.loaderLag(),
                        none.deadLetters(),
                        none.rows(),
                        none.troubles()))))
        .isEqualTo("the lag was not measured");
    assertThat(bounds.lost(span(600_000, 60, 12_001, 0, 0))).isFalse();
    assertThat(bounds.lost(span(600_000, 60, 60_001, 0, 0))).isTrue();
  }
}
