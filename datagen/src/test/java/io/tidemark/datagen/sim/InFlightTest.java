package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class InFlightTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong now = new AtomicLong();
  private final Tally tally = new Tally();
  private final InFlight inFlight = new InFlight(tally, now::get);

  private static void acknowledge(Callback record) {
    record.onCompletion(new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 3, 4), null);
  }

  @Test
  void theOldestThatNoBrokerHasTakenIsTold() {
    assertThat(inFlight.oldest()).isZero();
    final Callback first = inFlight.leaves(Topic.TICKS);
    now.set(50 * MILLI);
    final Callback together = inFlight.leaves(Topic.TRADES);
    now.set(150 * MILLI);
    final Callback second = inFlight.leaves(Topic.TICKS);
    now.set(400 * MILLI);
    acknowledge(first);
    // It left with the first, as far as is told: 50 ms too long
    assertThat(inFlight.oldest()).isEqualTo(400 * MILLI);
    acknowledge(together);
    assertThat(inFlight.oldest()).isEqualTo(250 * MILLI);
    acknowledge(second);
    assertThat(inFlight.oldest()).isZero();
    assertThat(tally.records()).containsEntry(Topic.TICKS, 2L).containsEntry(Topic.TRADES, 1L);
  }

  @Test
  void whatIsAcknowledgedOutOfTurnHidesNothing() {
    Callback stuck = inFlight.leaves(Topic.TICKS);
    for (int i = 1; i <= 20; i++) {
      now.set(i * 100L * MILLI);
      acknowledge(inFlight.leaves(Topic.TICKS));
    }
    assertThat(inFlight.oldest()).isEqualTo(2_000 * MILLI);
    acknowledge(stuck);
    assertThat(inFlight.oldest()).isZero();
  }

  @Test
  void whatFailedWaitsNoMore() {
    inFlight.leaves(Topic.CASH).onCompletion(null, new IllegalStateException("gone"));
    now.set(MILLI);
    assertThat(inFlight.oldest()).isZero();
    assertThat(tally.failed()).isTrue();
  }
}
