package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConfluentTest {
  private FakeRegistry registry;
  private WireFormat format;

  @BeforeEach
  void start() throws Exception {
    registry = new FakeRegistry();
    format = WireFormat.confluent(registry.url() + "/", "", () -> "");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private byte[] tick() {
    return format.<Tick>encoder(Tick.SCHEMA$, "eu.ticks").encode(Samples.tick());
  }

  private Tick decode(byte[] bytes) throws Undecodable {
    return format.<Tick>decoder(Tick.SCHEMA$, "eu.ticks").decode(bytes);
  }

  @Test
  void aRecordGoesThereAndBackAndTheRegistryIsAskedOnce() throws Exception {
    assertThat(tick()).startsWith(0, 0, 0, 0, 1).isEqualTo(tick());
    assertThat(decode(tick())).isEqualTo(Samples.tick());
    assertThat(decode(tick())).isEqualTo(Samples.tick());
    assertThat(registry.requests())
        .containsExactly("POST /subjects/eu.ticks-value/versions", "GET /schemas/ids/1");
  }

  @Test
  void theSchemaIsRegisteredAsTheFileHasIt() {
    tick();
    assertThat(registry.schema(1)).doesNotContain("avro.java.string").contains("Best bid of the");
  }

  @Test
  void itTravelsWithoutPasswordAndAnswers() throws Exception {
    registry.demand("desk", "pässword");
    String[] given = {"wrong"};
    assertThatThrownBy(
            () ->
                WireFormat.confluent(registry.url(), "desk", () -> given[0])
                    .<Tick>encoder(Tick.SCHEMA$, "ticks")
                    .encode(Samples.tick()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("schema.registry.password")
        .hasMessageNotContaining("wrong");
    format = WireFormat.confluent(registry.url(), "desk", ConfluentTest::password);
    byte[] before = tick();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(format);
    }
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("ssword\"");
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      format = (WireFormat) objects.readObject();
    }
    assertThat(tick()).isEqualTo(before);
  }

  private static String password() {
    return "pässword";
  }

  @Test
  void aNewerReaderFillsWhatAnOlderWriterDidNotHave() throws Exception {
    Schema older = Schemas.without(Tick.SCHEMA$, "last_size", "venue");
    int id = registry.put("ticks-value", older.toString());
    var record = Samples.random(older, new Random(2));
    Tick read = decode(Samples.bytes(Samples.confluentHeader(id), record));
    assertThat(read.getVenue()).isEmpty();
    assertThat(read.getLastSize()).isNull();
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsAnUnknownSchema() {
    byte[] bytes = tick();
    bytes[4] = 99;
    assertFault(bytes, Undecodable.Fault.UNKNOWN_SCHEMA, "no schema 99");
    assertFault(bytes, Undecodable.Fault.UNKNOWN_SCHEMA, "no schema 99");
    bytes[1] = -1;
    assertFault(bytes, Undecodable.Fault.UNKNOWN_SCHEMA, "no schema -16777117");
    assertThat(registry.requests()).filteredOn(r -> r.startsWith("GET")).hasSize(1);
  }

  @Test
  void whatIsNoRecordOfTheSchemaIsCorrupt() {
    byte[] bytes = tick();
    assertFault(
        Arrays.copyOf(bytes, bytes.length + 3), Undecodable.Fault.CORRUPT, "3 bytes follow");
    assertFault(Arrays.copyOf(bytes, bytes.length - 1), Undecodable.Fault.CORRUPT, "ends");
    assertFault(new byte[0], Undecodable.Fault.CORRUPT, "begin with 00");
    bytes[0] = (byte) 0xC3;
    assertFault(bytes, Undecodable.Fault.CORRUPT, "begin with 00");
  }

  @Test
  void anotherRecordsSchemaIsCorrupt() throws Exception {
    int trade = registry.put("x", Trade.SCHEMA$.toString());
    assertFault(
        Samples.confluentHeader(trade), Undecodable.Fault.CORRUPT, "schema 1 is Trade, not Tick");
    int string = registry.put("x", "\"string\"");
    assertFault(
        Samples.confluentHeader(string), Undecodable.Fault.CORRUPT, "schema 2 is string, not Tick");
    Schema bad = Schemas.retyped(Tick.SCHEMA$, "bid", Schema.create(Schema.Type.STRING));
    int id = registry.put("x", bad.toString());
    var record = Samples.random(bad, new Random(3));
    assertFault(
        Samples.bytes(Samples.confluentHeader(id), record), Undecodable.Fault.CORRUPT, "string");
  }

  @Test
  void aRegistryThatIsAwayMakesNoRecordBad() {
    byte[] bytes = tick();
    registry.close();
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(registry.url())
        .hasMessageContaining("does not answer");
  }

  @Test
  void anAddressThatIsNoRegistrysIsSaid() {
    byte[] bytes = tick();
    format = WireFormat.confluent(registry.url() + "/wrong", "", () -> "");
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("answers 404 without JSON");
    format = WireFormat.confluent(registry.url() + "/other", "", () -> "");
    assertThatThrownBy(() -> decode(bytes)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void anIncompatibleSchemaIsRefusedWithOneLine() {
    registry.put("eu.ticks-value", Trade.SCHEMA$.toString());
    assertThatThrownBy(this::tick)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("refuses the schema of eu.ticks-value (409): incompatible");
  }

  private void assertFault(byte[] bytes, Undecodable.Fault fault, String detail) {
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOfSatisfying(Undecodable.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(detail);
  }
}
