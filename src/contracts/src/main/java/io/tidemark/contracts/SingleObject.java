package io.tidemark.contracts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding: C3 01, the fingerprint of the writer's schema (CRC-64-AVRO of its
 * parsing canonical form, little endian), the record.
 */
final class SingleObject implements WireFormat {
  private static final long serialVersionUID = 1L;
  private static final short MARK = (short) 0xC301;
  private static final int HEADER = Short.BYTES + Long.BYTES;

  @Override
  public <T extends SpecificRecord> Encoder<T> encoder(Schema schema, String topic) {
    Binary.Writer<T> writer = new Binary.Writer<>(schema);
    byte[] header = ByteBuffer.allocate(HEADER).putShort(MARK).array();
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Short.BYTES, SchemaNormalization.parsingFingerprint64(schema));
    return value -> writer.write(header, value);
  }

  @Override
  public <T extends SpecificRecord> Decoder<T> decoder(Schema schema, String topic) {
    return decoder(schema, Released.schemas(schema.getName()));
  }

  /** A decoder that knows some writers' schemas beside the reader's own. */
  static <T extends SpecificRecord> Decoder<T> decoder(Schema schema, List<Schema> written) {
    Map<Long, Binary.Reader<T>> readers = new HashMap<>();
    for (Schema older : written) {
      readers.put(
          SchemaNormalization.parsingFingerprint64(older), new Binary.Reader<>(older, schema));
    }
    readers.put(
        SchemaNormalization.parsingFingerprint64(schema), new Binary.Reader<>(schema, schema));
    return bytes -> {
      if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getShort() != MARK) {
        throw Undecodable.corrupt("it does not begin with C3 01 and a fingerprint", null);
      }
      long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(Short.BYTES);
      Binary.Reader<T> reader = readers.get(fingerprint);
      if (reader == null) {
        throw new Undecodable(
            Undecodable.Fault.UNKNOWN_SCHEMA,
            String.format("%016x is the fingerprint of no %s", fingerprint, schema.getName()),
            null);
      }
      return reader.read(bytes, HEADER);
    };
  }
}
