package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class SingleObjectTest {
  private static final WireFormat FORMAT = WireFormat.singleObject();

  /** The sample tick as 0.1.0 wrote it. Never to be changed. */
  private static final String TICK_0_1_0 =
      "c3015fa4943e516a895882a8bcbfed82a6060cc3845046454c08584e41530280daa3a22502808c8d9e0200000000";

  private static WireFormat.Decoder<Tick> ticks() {
    return FORMAT.decoder(Tick.SCHEMA$, "ticks");
  }

  private static byte[] tick() {
    return FORMAT.<Tick>encoder(Tick.SCHEMA$, "ticks").encode(Samples.tick());
  }

  @Test
  void isWhatAvrosOwnClassesReadAndWrite() throws Exception {
    SpecificData model = SpecificData.getForClass(Tick.class);
    var own = new BinaryMessageDecoder<Tick>(model, Tick.SCHEMA$);
    assertThat(own.decode(tick())).isEqualTo(Samples.tick());
    var encoded = new BinaryMessageEncoder<Tick>(model, Tick.SCHEMA$).encode(Samples.tick());
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    assertThat(tick()).isEqualTo(bytes);
  }

  @Test
  void aRecordOfTheFirstReleaseIsRead() throws Exception {
    assertThat(ticks().decode(HexFormat.of().parseHex(TICK_0_1_0))).isEqualTo(Samples.tick());
  }

  @Test
  void recordsOfEveryReleaseAndTopicAreRead() throws Exception {
    Random random = new Random(1);
    for (Topic topic : Topic.values()) {
      if (topic.schema() == null) {
        continue;
      }
      WireFormat.Decoder<SpecificRecord> decoder = FORMAT.decoder(topic.schema(), topic.suffix());
      for (Schema released : Released.schemas(topic.schema().getName())) {
        var record = Samples.random(released, random);
        byte[] bytes = Samples.bytes(Samples.singleObjectHeader(released), record);
        SpecificRecord read = decoder.decode(bytes);
        assertThat(FORMAT.encoder(topic.schema(), topic.suffix()).encode(read))
            .endsWith(Arrays.copyOfRange(bytes, 10, bytes.length));
      }
    }
  }

  @Test
  void aNewerReaderFillsWhatAnOlderWriterDidNotHave() throws Exception {
    Schema older = Schemas.without(Tick.SCHEMA$, "last_size", "venue");
    WireFormat.Decoder<Tick> decoder = SingleObject.decoder(Tick.SCHEMA$, java.util.List.of(older));
    var record = Samples.random(older, new Random(2));
    record.put("symbol", "ACME");
    Tick read = decoder.decode(Samples.bytes(Samples.singleObjectHeader(older), record));
    assertThat(read.getSymbol()).isEqualTo("ACME");
    assertThat(read.getVenue()).isEmpty();
    assertThat(read.getLastSize()).isNull();
    assertThat(decoder.decode(tick())).isEqualTo(Samples.tick());
  }

  @Test
  void whatFollowsTheRecordMakesItCorrupt() {
    byte[] longer = Arrays.copyOf(tick(), tick().length + 1);
    assertFault(longer, Undecodable.Fault.CORRUPT, "1 bytes follow the record");
  }

  @Test
  void whatEndsEarlyOrBeginsOtherwiseIsCorrupt() {
    for (int length = 0; length < tick().length; length++) {
      byte[] shorter = Arrays.copyOf(tick(), length);
      assertThatThrownBy(() -> ticks().decode(shorter)).isInstanceOf(Undecodable.class);
    }
    byte[] other = tick();
    other[0] = 0;
    assertFault(other, Undecodable.Fault.CORRUPT, "C3 01");
  }

  @Test
  void anotherSchemaIsUnknown() {
    byte[] bytes = tick();
    bytes[2] ^= 1;
    assertFault(bytes, Undecodable.Fault.UNKNOWN_SCHEMA, "is the fingerprint of no Tick");
    byte[] trade = Samples.singleObjectHeader(Trade.SCHEMA$);
    assertFault(trade, Undecodable.Fault.UNKNOWN_SCHEMA, "is the fingerprint of no Tick");
  }

  @Test
  void aHugeLengthAllocatesNothing() {
    // The symbol's length, behind 10 bytes of header and 8 of the time, says 2 GiB - 1.
    byte[] bytes = Arrays.copyOf(Arrays.copyOf(tick(), 18), 30);
    byte[] huge = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(huge, 0, bytes, 18, huge.length);
    assertFault(bytes, Undecodable.Fault.CORRUPT, "a length of 2147483647 with 7 bytes left");
  }

  @Test
  void aStringThatIsNotUtf8IsCorrupt() {
    byte[] bytes = tick();
    // Ä is C3 84, right behind the length.
    bytes[20] = 'x';
    assertFault(bytes, Undecodable.Fault.CORRUPT, "not UTF-8");
  }

  private static void assertFault(byte[] bytes, Undecodable.Fault fault, String detail) {
    assertThatThrownBy(() -> ticks().decode(bytes))
        .isInstanceOfSatisfying(Undecodable.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(detail);
  }
}
