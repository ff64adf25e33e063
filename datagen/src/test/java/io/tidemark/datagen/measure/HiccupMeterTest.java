package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The pauses of a machine, by a clock that the test sets. */
final class HiccupMeterTest {
  private static final long MILLI = 1_000_000;

  private final LatencyMeter meter = new LatencyMeter();
  private long now = 77;
  private long stall;
  private final HiccupMeter hiccups =
      new HiccupMeter(
          meter,
          () -> now,
          nanos -> {
            now += nanos + stall;
          });

  @Test
  void asleepOnTimeIsNoPause() throws Exception {
    for (int i = 0; i < 100; i++) {
      hiccups.once();
    }
    assertThat(meter.all().count()).isEqualTo(100);
    assertThat(meter.all().max()).isZero();
  }

  @Test
  void aStallStandsForAllTheLooksThatItSwallowed() throws Exception {
    for (int i = 0; i < 900; i++) {
      hiccups.once();
    }
    stall = 100 * MILLI;
    hiccups.once();
    assertThat(meter.all().max()).isCloseTo(100, within(0.1));
    // 100 ms, and 99, 98, … 1 for who would have looked within it
    assertThat(meter.all().count()).isEqualTo(1_000);
    assertThat(meter.all().p90()).isLessThan(1.01);
    assertThat(meter.all().p99()).isCloseTo(90, within(1.1));
  }
}
