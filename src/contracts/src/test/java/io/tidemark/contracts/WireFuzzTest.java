package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a decoder gives a record or says that there is none. */
final class WireFuzzTest {
  private static final int ROUNDS = 20_000;
  private static final long SEED = Long.getLong("tidemark.seed", 20_260_302L);

  @Test
  void singleObject() {
    for (Topic topic : Topic.values()) {
      if (topic.schema() != null) {
        fuzz(WireFormat.singleObject(), topic, Samples.singleObjectHeader(topic.schema()));
      }
    }
  }

  @Test
  void confluent() throws Exception {
    try (FakeRegistry registry = new FakeRegistry()) {
      int id = registry.put("ticks-value", Topic.TICKS.schema().toString());
      WireFormat format = WireFormat.confluent(registry.url(), "", () -> "");
      fuzz(format, Topic.TICKS, Samples.confluentHeader(id));
    }
  }

  private static void fuzz(WireFormat format, Topic topic, byte[] header) {
    Schema schema = topic.schema();
    WireFormat.Decoder<SpecificRecord> decoder = format.decoder(schema, topic.suffix());
    Random random = new Random(SEED);
    int good = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = mutated(schema, header, random);
      try {
        decoder.decode(bytes);
        good++;
      } catch (Undecodable e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (Throwable e) {
        throw new AssertionError(
            topic + ", seed " + SEED + ", round " + i + ": " + Arrays.toString(bytes), e);
      }
    }
    // Some flips only change a value: then the mutations do reach into the record.
    assertThat(good).isBetween(ROUNDS / 100, ROUNDS * 9 / 10);
  }

  private static byte[] mutated(Schema schema, byte[] header, Random random) {
    byte[] bytes;
    try {
      bytes = Samples.bytes(header, Samples.random(schema, random));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    // The registry would be asked for every id that a flip makes: its bytes stay.
    int from = header.length;
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, from + random.nextInt(bytes.length - from));
      case 1 -> {
        for (int i = from; i < bytes.length; i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
      default -> {
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return bytes;
  }
}
