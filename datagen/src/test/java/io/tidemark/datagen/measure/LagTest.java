package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How far a job is behind. */
final class LagTest {
  private static final long SECOND = 1_000_000_000L;
  private static final TopicPartition ZERO = new TopicPartition("ticks", 0);
  private static final TopicPartition ONE = new TopicPartition("ticks", 1);

  @Test
  void addsPartitionsUpAndKeepsTheWorst() {
    JobLag lag = new JobLag(false, 0);
    lag.take(SECOND, Map.of(ZERO, 90L, ONE, 200L), Map.of(ZERO, 100L, ONE, 900L), true);
    lag.take(2 * SECOND, Map.of(ONE, 890L), Map.of(ZERO, 5_000L, ONE, 895L), true);
    // Of partition 0 nothing was told the second time
    assertThat(lag.total()).isEqualTo(15);
    assertThat(lag.largest()).isEqualTo(10);
    assertThat(lag.lag(3 * SECOND).max()).isEqualTo(700);
    assertThat(lag.lag(3 * SECOND).positions()).isTrue();
    lag.mark();
    assertThat(lag.lag(3 * SECOND).max()).isZero();
    assertThat(lag.lag(3 * SECOND).now()).isEqualTo(15);
  }

  @Test
  void whatNobodyToldOfIsNotMeasured() {
    assertThat(Lag.NONE.measured()).isFalse();
    JobLag lag = new JobLag(false, 0);
    assertThat(lag.lag(SECOND).measured()).isFalse();
    lag.take(SECOND, Map.of(ZERO, 90L), Map.of(ZERO, 100L), true);
    assertThat(lag.lag(2 * SECOND).measured()).isTrue();
    assertThat(lag.lag(60 * SECOND).measured()).as("long ago").isFalse();
    lag.mark();
    assertThat(lag.lag(2 * SECOND).measured()).as("before the mark").isFalse();
    lag.take(3 * SECOND, Map.of(ZERO, 100L), Map.of(ZERO, 100L), true);
    assertThat(lag.lag(4 * SECOND).measured()).isTrue();
  }

  @Test
  void theMarkOfATransactionIsNoRecord() {
    JobLag lag = new JobLag(true, 0);
    lag.take(SECOND, Map.of(ZERO, 99L, ONE, 8L), Map.of(ZERO, 100L, ONE, 10L), true);
    assertThat(lag.total()).isEqualTo(2);
  }

  @Test
  void growsAsFastAsTheLineThatFitsBest() {
    LagSeries series = new LagSeries();
    assertThat(series.growth()).isZero();
    for (int second = 0; second < 60; second++) {
      series.add(second * SECOND, 1_000 + 25L * second + (second % 2) * 40L, 0);
    }
    assertThat(series.growth()).isCloseTo(25, within(0.5));
    series.mark();
    for (int second = 60; second < 120; second++) {
      series.add(second * SECOND, 500 + (second % 3) * 100L, 0);
    }
    assertThat(series.growth()).isCloseTo(0, within(1.0));
  }

  @Test
  void commitsMustDoOnceFlinkHasBeenSilentForLong() {
    JobLag lag = new JobLag(false, 0);
    assertThat(lag.needsCommits(10 * SECOND)).isFalse();
    assertThat(lag.isKnown(10 * SECOND)).isFalse();
    lag.take(10 * SECOND, Map.of(ZERO, 1L), Map.of(ZERO, 1L), true);
    assertThat(lag.isKnown(11 * SECOND)).isTrue();
    assertThat(lag.needsCommits(20 * SECOND)).isFalse();
    assertThat(lag.needsCommits(26 * SECOND)).isTrue();
    lag.take(26 * SECOND, Map.of(ZERO, 1L), Map.of(ZERO, 3L), false);
    assertThat(lag.lag(26 * SECOND).positions()).isFalse();
    assertThat(lag.needsCommits(27 * SECOND)).isTrue();
    assertThat(lag.isKnown(60 * SECOND)).isFalse();
  }
}
