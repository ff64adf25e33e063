package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.START;
import static io.tidemark.datagen.sim.Streams.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stream time, the clock on the wall and event time go together. */
final class PaceTest {
  private static final long START_MICROS = Pace.micros(START);

  @Test
  void aLiveStreamOfTwiceTheTicksRunsTwiceAsFast() {
    Pace pace = new Pace(options().ticksPerSecond(4_000).build(), START);
    assertThat(pace.wall(2e6)).isCloseTo(1e9, within(1.0));
    assertThat(pace.stream(1e9)).isCloseTo(2e6, within(1e-3));
    assertThat(pace.eventMicros(2e6, 2e6)).isEqualTo(START_MICROS + 1_000_000);
    assertThat(pace.dueMicros(START_MICROS + 5)).isEqualTo(START_MICROS + 5);
  }

  @Test
  void aChangeCountsFromItsMomentOn() {
    Pace pace = new Pace(options().ticksPerSecond(2_000).build(), START);
    pace.change(20_000, 3e9);
    pace.change(1_000, 4e9);
    assertThat(pace.wall(1e6)).isCloseTo(1e9, within(1.0));
    assertThat(pace.wall(3e6)).isCloseTo(3e9, within(1.0));
    assertThat(pace.wall(8e6)).isCloseTo(3.5e9, within(1.0));
    assertThat(pace.wall(13e6)).isCloseTo(4e9, within(1.0));
    assertThat(pace.wall(14e6)).isCloseTo(6e9, within(1.0));
    for (double wall = -1e9; wall < 9e9; wall += 0.37e9) {
      assertThat(pace.wall(pace.stream(wall))).isCloseTo(wall, within(1.0));
    }
  }

  @Test
  void aDayRunsFromItsStartAtItsSpeed() {
    Instant day = Instant.parse("2026-02-01T00:00:00Z");
    SimulatorOptions options =
        options().clock(MarketClock.day(day, 72)).duration(Duration.ofMinutes(20)).build();
    Pace pace = new Pace(options, START);
    double noon = Duration.ofHours(12).toNanos() / 1e3;
    assertThat(pace.wall(noon)).isCloseTo(600e9, within(1e3));
    assertThat(pace.eventMicros(noon, noon)).isEqualTo(Pace.micros(day) + (long) noon);
    assertThat(pace.dueMicros(Pace.micros(day) + (long) noon))
        .isEqualTo(START_MICROS + 600_000_000L);
    assertThat(pace.end()).isEqualTo(1_200e9);
  }

  @Test
  void aBacklogHasTheTimesItWouldHaveHad() {
    Pace pace = new Pace(options().ticksPerSecond(2_000).build(), START);
    assertThat(pace.eventMicros(-5e6, 10e6)).isEqualTo(START_MICROS - 5_000_000);
    pace.change(4_000, 5e9);
    // From 5 s on two seconds of the stream pass in one: what is due at 10 s of it leaves at 7.5 s
    assertThat(pace.wallMicros(10e6)).isEqualTo(START_MICROS + 7_500_000);
    assertThat(pace.eventMicros(8e6, 10e6)).isEqualTo(START_MICROS + 6_500_000);
  }
}
