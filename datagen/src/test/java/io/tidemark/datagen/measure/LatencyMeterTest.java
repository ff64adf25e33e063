package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Delays of one output, forgotten at a mark. */
final class LatencyMeterTest {
  private final LatencyMeter meter = new LatencyMeter();

  @Test
  void tellsPercentilesInMilliseconds() {
    for (int i = 1; i <= 1_000; i++) {
      meter.row();
      meter.delay(5_000, 5_000 + i * 1_000L);
    }
    assertThat(meter.rows()).isEqualTo(1_000);
    assertThat(meter.all().p50()).isCloseTo(500, within(1.0));
    assertThat(meter.all().p99()).isCloseTo(990, within(1.0));
    assertThat(meter.all().p99_9()).isCloseTo(999, within(1.0));
    assertThat(meter.all().max()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void aClockThatWasSetBackMakesNoNegativeDelay() {
    meter.delay(9_000, 1_000);
    assertThat(meter.all().count()).isEqualTo(1);
    assertThat(meter.all().max()).isZero();
  }

  @Test
  void aMarkForgetsAndWhatWasDueBeforeItNoLongerCounts() {
    meter.row();
    meter.delay(1_000, 2_000);
    meter.second();
    meter.mark(10_000);
    assertThat(meter.all().count()).isZero();
    assertThat(meter.rows()).isZero();
    meter.row();
    meter.delay(9_999, 50_000); // belongs to what is forgotten, and the timeline shows it
    meter.row();
    meter.delay(10_000, 12_000);
    assertThat(meter.rows()).isEqualTo(2);
    assertThat(meter.all().count()).isEqualTo(1);
    assertThat(meter.all().max()).isCloseTo(2, within(0.01));
    LatencyMeter.Second second = meter.second();
    assertThat(second.rows()).isEqualTo(2);
    assertThat(second.delays().count()).isEqualTo(2);
    assertThat(meter.second().rows()).isZero();
    assertThat(meter.second().delays().count()).isZero();
  }

  @Test
  void afterACutOnlyWhatWasDueBeforeItCountsUntilTheNextMark() {
    meter.mark(10_000);
    meter.cut(20_000);
    meter.delay(19_999, 50_000); // was on its way
    meter.delay(20_000, 21_000);
    assertThat(meter.all().count()).isEqualTo(1);
    assertThat(meter.all().max()).isCloseTo(30, within(0.1));
    meter.mark(60_000);
    meter.delay(70_000, 71_000);
    assertThat(meter.all().count()).isEqualTo(1);
  }
}
