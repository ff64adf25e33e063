package io.tidemark.desk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
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
}
