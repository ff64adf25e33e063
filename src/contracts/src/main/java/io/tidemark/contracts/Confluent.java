package io.tidemark.contracts;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The Confluent wire format: 00, the id that a registry gave the writer's schema (4 bytes, big
 * endian), the record. The schema of topic T is registered under the subject {@code T-value}.
 */
final class Confluent implements WireFormat {
  private static final long serialVersionUID = 1L;
  private static final int HEADER = 1 + Integer.BYTES;

  private final Registry registry;

  Confluent(Registry registry) {
    this.registry = registry;
  }

  @Override
  public <T extends SpecificRecord> Encoder<T> encoder(Schema schema, String topic) {
    Binary.Writer<T> writer = new Binary.Writer<>(schema);
    String subject = topic + "-value";
    return value -> {
      int id = registry.id(subject, schema);
      return writer.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array(), value);
    };
  }

  @Override
  public <T extends SpecificRecord> Decoder<T> decoder(Schema schema, String topic) {
    Map<Integer, Binary.Reader<T>> readers = new HashMap<>();
    return bytes -> {
      if (bytes.length < HEADER || bytes[0] != 0) {
        throw Undecodable.corrupt("it does not begin with 00 and the id of a schema", null);
      }
      int id = ByteBuffer.wrap(bytes).getInt(1);
      Binary.Reader<T> reader = readers.get(id);
      if (reader == null) {
        Schema written = registry.schema(id);
        if (!schema.getName().equals(named(written))) {
          throw Undecodable.corrupt(
              "schema " + id + " is " + named(written) + ", not " + schema.getName(), null);
        }
        reader = new Binary.Reader<>(written, schema);
        readers.put(id, reader);
      }
      return reader.read(bytes, HEADER);
    };
  }

  private static String named(Schema schema) {
    return schema.getType() == Schema.Type.RECORD ? schema.getName() : schema.getType().getName();
  }
}
