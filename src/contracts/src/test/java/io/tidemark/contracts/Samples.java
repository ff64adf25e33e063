package io.tidemark.contracts;

import io.tidemark.wire.Tick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records for tests, and their bytes by Avro's own classes. */
final class Samples {
  static final Instant TIME = Instant.parse("2026-03-02T14:30:00.000001Z");

  private Samples() {}

  static Tick tick() {
    return Tick.newBuilder()
        .setTs(TIME)
        .setSymbol("ÄPFEL")
        .setVenue("XNAS")
        .setBid(5_002_000_000L)
        .setBidSize(300_000_000L)
        .build();
  }

  /** A record of any schema with random values, in the generic model. */
  static GenericRecord random(Schema schema, Random random) {
    GenericRecord record = new GenericData.Record(schema);
    schema.getFields().forEach(f -> record.put(f.name(), value(f.schema(), random)));
    return record;
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
      case NULL -> null;
      case STRING -> "s".repeat(random.nextInt(20)) + (char) ('À' + random.nextInt(60));
      // Times are longs too: within what an Instant of microseconds can be.
      case LONG -> random.nextLong() >> random.nextInt(64);
      case DOUBLE -> random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case ARRAY -> List.of(value(schema.getElementType(), random));
      case BYTES -> ByteBuffer.wrap(new byte[random.nextInt(17)]);
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
      default -> throw new IllegalArgumentException("no sample of " + schema.getType());
    };
  }

  /** The record behind a header. */
  static byte[] bytes(byte[] header, GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  static byte[] singleObjectHeader(Schema schema) {
    return ByteBuffer.allocate(10)
        .put((byte) 0xC3)
        .put((byte) 1)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  static byte[] confluentHeader(int id) {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
  }
}
