package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What was due when is found by key and event time. */
final class IntendedTest {
  private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

  /** Takes all, and sees what an answer would have been at once. */
  private static final class Watcher extends MockProducer<byte[], byte[]> {
    private final Intended intended;
    private final long startMicros;
    private final boolean backlog;
    private int aged;
    private int empty;
    private int sent;

    Watcher(Intended intended, Instant start, boolean backlog) {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.intended = intended;
      this.startMicros = Pace.micros(start);
      this.backlog = backlog;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record,
        org.apache.kafka.clients.producer.Callback callback) {
      try {
        Topic topic =
            record.topic().equals("ticks")
                ? Topic.TICKS
                : record.topic().equals("trades") ? Topic.TRADES : Topic.CASH;
        Message message = new Message(topic, record.key(), record.value(), 0);
        SpecificRecord value = Streams.decode(message);
        long ts = Pace.micros((Instant) value.get(value.getSchema().getField("ts").pos()));
        OptionalLong due = intended.dueMicros(topic, message.keyText(), ts);
        sent++;
        if (due.isEmpty()) {
          empty++;
        } else {
          long late = Pace.micros(Instant.now()) - due.getAsLong();
          // Never before it is due (two clocks are read), and within what a busy machine takes
          assertThat(late).isBetween(-20_000L, TimeUnit.SECONDS.toMicros(8));
          aged += ts < due.getAsLong() - startOffset() ? 1 : 0;
        }
      } catch (Undecodable e) {
        throw new AssertionError(e);
      }
      return super.send(record, callback);
    }

    private long startOffset() {
      return backlog ? startMicros : 5_000;
    }
  }

  private static Watcher run(SimulatorOptions options, boolean backlog) throws Exception {
    Universe universe = new Universe(options);
    Schedule schedule = new Schedule(options, universe);
    Intended intended = new Intended(options, universe, schedule);
    Instant start = Instant.now();
    Watcher watcher = new Watcher(intended, start, backlog);
    Tally tally = new Tally();
    Sender sender =
        new Sender(
            Generator.lanes(options, universe, schedule, Streams.FORMAT, ""),
            watcher,
            "",
            tally,
            intended);
    Pace pace = new Pace(options, start);
    assertThat(intended.dueMicros(Topic.TICKS, "EURUSD", 1)).isEmpty();
    intended.begin(pace);
    assertThat(intended.dueMicros(Topic.TICKS, "NOBODY", Pace.micros(start))).isEmpty();
    assertThat(intended.dueMicros(Topic.TRADES, "ACC-0099", Pace.micros(start))).isEmpty();
    sender.prepare(pace, System.nanoTime());
    sender.run();
    if (tally.failure() != null) {
      throw tally.failure();
    }
    return watcher;
  }

  private static SimulatorOptions.Builder traffic() {
    return options()
        .malformed(0)
        .disorder(0.1)
        .late(0.1)
        .duplicates(0)
        .ticksPerSecond(2_000)
        .duration(Duration.ofSeconds(2));
  }

  @Test
  void aLiveRecordIsDueAtItsEventTimeAndAnAgedOneWhenItLeft() throws Exception {
    Watcher watcher = run(traffic().build(), false);
    assertThat(watcher.sent).isGreaterThan(3_500);
    assertThat(watcher.empty).isZero();
    assertThat(watcher.aged / (double) watcher.sent).isBetween(0.17, 0.23);
  }

  @Test
  void aDayRunsBesideTheClockOnTheWall() throws Exception {
    SimulatorOptions options = traffic().clock(MarketClock.day(DAY, 100)).build();
    Watcher watcher = run(options, false);
    assertThat(watcher.sent).isGreaterThan(3_500);
    assertThat(watcher.empty).isZero();
  }

  @Test
  void whatComesWithABacklogWasDueAtNoTime() throws Exception {
    SimulatorOptions options =
        traffic()
            .disorder(0)
            .late(0)
            .events(
                List.of(
                    new MarketEvent.Backlog(Duration.ofSeconds(1), Duration.ofSeconds(10), "EMEA")))
            .build();
    Watcher watcher = run(options, true);
    // Ten seconds of a third of the market
    assertThat(watcher.empty).isBetween(5_500, 9_000);
    assertThat(watcher.sent - watcher.empty).isBetween(2_800, 4_200);
  }
}
