package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts of what was sent and taken, over all threads; and the first failure. */
final class Tally {
  /** Counts of a topic; told by the producer what became of a record. */
  private final class OfTopic implements Callback {
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    @Override
    public void onCompletion(RecordMetadata taken, Exception e) {
      if (e != null) {
        fail(e);
        return;
      }
      records.increment();
      bytes.add(Math.max(0, taken.serializedKeySize()) + Math.max(0, taken.serializedValueSize()));
    }
  }

  private final Map<Topic, OfTopic> topics = new EnumMap<>(Topic.class);
  private final LongAdder[] faults = new LongAdder[Fault.values().length];
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** Records handed to the producers, those of the reference data left out. */
  final LongAdder sent = new LongAdder();

  /** Those of them that are ticks. */
  final LongAdder sentTicks = new LongAdder();

  final LongAdder steps = new LongAdder();
  final LongAdder overdue = new LongAdder();

  Tally() {
    for (Topic topic : Topic.values()) {
      if (topic.isInput()) {
        topics.put(topic, new OfTopic());
      }
    }
    for (int i = 0; i < faults.length; i++) {
      faults[i] = new LongAdder();
    }
  }

  Callback of(Topic topic) {
    return topics.get(topic);
  }

  void marks(int marks) {
    for (int left = marks; left != 0; left &= left - 1) {
      faults[Integer.numberOfTrailingZeros(left)].increment();
    }
  }

  void silenced(int records) {
    faults[Fault.SILENCED.ordinal()].add(records);
  }

  void fail(Exception e) {
    failure.compareAndSet(null, e);
  }

  boolean failed() {
    return failure.get() != null;
  }

  /** The first failure as one line; null if there is none. */
  IllegalStateException failure() {
    Exception e = failure.get();
    return e == null
        ? null
        : new IllegalStateException(
            "the simulator cannot write: "
                + (e.getMessage() == null ? e.getClass().getSimpleName() : line(e.getMessage())),
            e);
  }

  private static String line(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  Map<Topic, Long> records() {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    topics.forEach((topic, count) -> counts.put(topic, count.records.sum()));
    return counts;
  }

  Map<Topic, Long> bytes() {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    topics.forEach((topic, count) -> counts.put(topic, count.bytes.sum()));
    return counts;
  }

  Map<String, Long> faults() {
    Map<String, Long> counts = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      counts.put(fault.label(), faults[fault.ordinal()].sum());
    }
    return counts;
  }
}
