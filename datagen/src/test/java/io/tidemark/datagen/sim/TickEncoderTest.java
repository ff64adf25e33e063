package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.Tick;
import java.io.Serial;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The encoder by hand writes what Avro writes. */
final class TickEncoderTest {
  private static final int TICKS = 20_000;

  /** The Confluent format with an id that no registry gave. */
  private static final class Numbered implements WireFormat {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public <T extends SpecificRecord> Encoder<T> encoder(Schema schema, String topic) {
      Encoder<T> single = WireFormat.singleObject().encoder(schema, topic);
      return value -> {
        byte[] bytes = single.encode(value);
        return ByteBuffer.allocate(bytes.length - 5)
            .put((byte) 0)
            .putInt(71)
            .put(bytes, 10, bytes.length - 10)
            .array();
      };
    }

    @Override
    public <T extends SpecificRecord> Decoder<T> decoder(Schema schema, String topic) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void equalsAvroInSingleObjectEncoding() {
    equalsAvro(WireFormat.singleObject());
  }

  @Test
  void equalsAvroBehindTheIdOfASchema() {
    equalsAvro(new Numbered());
  }

  private static void equalsAvro(WireFormat format) {
    long seed = System.nanoTime();
    Rng rng = new Rng(seed);
    TickEncoder encoder = TickEncoder.of(format, "p.");
    WireFormat.Encoder<Tick> avro = format.encoder(Topic.TICKS.schema(), "p.ticks");
    TickDraft draft = new TickDraft();
    for (int i = 0; i < TICKS; i++) {
      String symbol = text(rng);
      String venue = text(rng);
      draft.bid = value(rng);
      draft.bidSize = value(rng);
      draft.ask = value(rng);
      draft.askSize = value(rng);
      draft.last = value(rng);
      draft.lastSize = value(rng);
      long ts = rng.nextLong() >> 8 + rng.nextInt(50);
      assertThat(encoder.encode(draft, TickEncoder.names(symbol, venue), ts))
          .as("tick %s of seed %s", i, seed)
          .isEqualTo(avro.encode(draft.record(symbol, venue, ts)));
    }
  }

  private static String text(Rng rng) {
    return "Ö2é☃ABC".repeat(1 + rng.nextInt(40)).substring(0, rng.nextInt(7));
  }

  /** Of any length in bytes; one in four is none. */
  private static long value(Rng rng) {
    return rng.nextInt(4) == 0 ? TickDraft.NONE : rng.nextLong() >> rng.nextInt(64);
  }
}
