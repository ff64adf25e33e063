package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Streams of a simulated market and what is in them. */
final class Streams {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  static final WireFormat FORMAT = WireFormat.singleObject();

  /** They serve one thread. */
  private static final ThreadLocal<Map<Topic, WireFormat.Decoder<SpecificRecord>>> DECODERS =
      ThreadLocal.withInitial(Streams::decoders);

  private Streams() {}

  private static Map<Topic, WireFormat.Decoder<SpecificRecord>> decoders() {
    Map<Topic, WireFormat.Decoder<SpecificRecord>> decoders = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      if (topic.isInput()) {
        decoders.put(topic, FORMAT.decoder(topic.schema(), topic.name("")));
      }
    }
    return decoders;
  }

  static SimulatorOptions.Builder options() {
    return SimulatorOptions.builder().seed(7).symbols(40).accounts(12);
  }

  static Generator generator(SimulatorOptions options) {
    return new Generator(options, START, FORMAT, "");
  }

  static List<Step> steps(SimulatorOptions options, int steps) {
    Generator generator = generator(options);
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      all.add(generator.next());
    }
    return all;
  }

  /** All steps that are due before a number of seconds on the wall. */
  static List<Step> seconds(SimulatorOptions options, double seconds) {
    Generator generator = generator(options);
    List<Step> all = new ArrayList<>();
    for (Step step = generator.next(); step.due() < seconds * 1e6; step = generator.next()) {
      all.add(step);
    }
    return all;
  }

  static SpecificRecord decode(Message message) throws Undecodable {
    return DECODERS.get().get(message.topic()).decode(message.value());
  }

  static <T extends SpecificRecord> List<T> records(List<Step> steps, Topic topic)
      throws Undecodable {
    return records(steps, topic, message -> true);
  }

  static <T extends SpecificRecord> List<T> records(
      List<Step> steps, Topic topic, Predicate<Message> wanted) throws Undecodable {
    WireFormat.Decoder<T> decoder = FORMAT.decoder(topic.schema(), topic.name(""));
    List<T> records = new ArrayList<>();
    for (Step step : steps) {
      for (Message message : step.messages()) {
        if (message.topic() == topic && wanted.test(message)) {
          records.add(decoder.decode(message.value()));
        }
      }
    }
    return records;
  }

  static String text(Message message) {
    return message.topic() + message.keyText() + Arrays.toString(message.value());
  }
}
