package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.sim.SimulatorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as sent. */
final class TallyTest {
  private static Tally tally(long due, Map<Topic, Long> records) {
    return new Tally(0, due, 0, records, Map.of(), Map.of());
  }

  @Test
  void reference_data_does_not_make_up_for_records_that_were_lost() {
    Tally end =
        tally(
            1_000,
            Map.of(
                Topic.INSTRUMENTS,
                2_000L,
                Topic.LIMITS,
                10L,
                Topic.TICKS,
                900L,
                Topic.TRADES,
                50L,
                Topic.CASH,
                2L));
    assertThat(end.sent()).isEqualTo(952);
    assertThat(Errors.share(0, Map.of(), end.due(), end.sent())).isEqualTo(0.048);
  }

  @Test
  void what_was_on_its_way_at_a_mark_is_neither_due_nor_sent_after_it() {
    Tally mark = tally(10_000, records(9_500, 250));
    Tally end = tally(54_253, records(52_000, 2_253));
    LoadReport.Traffic traffic = end.since(mark, SimulatorOptions.builder().build(), 0);
    assertThat(traffic.due()).isEqualTo(44_253);
    assertThat(traffic.sent()).as("250 more were taken").isEqualTo(44_253);
    Tally lossy = tally(54_253, records(51_990, 2_253));
    assertThat(lossy.since(mark, SimulatorOptions.builder().build(), 0).sent()).isEqualTo(44_243);
  }

  private static Map<Topic, Long> records(long ticks, long trades) {
    return Map.of(Topic.TICKS, ticks, Topic.TRADES, trades);
  }
}
