package io.tidemark.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** A record in Avro's binary encoding behind a header; what all wire formats share. */
final class Binary {
  private Binary() {}

  /**
   * What the generated classes hold: instants, and decimals as their bytes. Avro's own choice by
   * class makes BigDecimals of them, which the classes refuse.
   */
  private static SpecificData model() {
    SpecificData model = new SpecificData(Binary.class.getClassLoader());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    return model;
  }

  /** Writes records of a schema. Serves one thread. */
  static final class Writer<T extends SpecificRecord> {
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    // Direct: a record that cannot be written leaves nothing behind in a buffer.
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

    Writer(Schema schema) {
      writer = new SpecificDatumWriter<>(schema, model());
    }

    byte[] write(byte[] header, T value) {
      out.reset();
      out.writeBytes(header);
      try {
        writer.write(value, encoder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  /** Reads records that one schema wrote in another. Serves one thread. */
  static final class Reader<T extends SpecificRecord> {
    private final SpecificDatumReader<T> reader;
    private final BoundedDecoder decoder = new BoundedDecoder();

    Reader(Schema written, Schema read) {
      reader = new SpecificDatumReader<>(written, read, model());
    }

    /**
     * The record that the bytes hold from an index on to their end.
     *
     * @throws Undecodable CORRUPT if they hold none, or more
     */
    T read(byte[] bytes, int from) throws Undecodable {
      decoder.over(bytes, from);
      T value;
      try {
        value = reader.read(null, decoder);
      } catch (IOException | RuntimeException e) {
        // Avro does not say what bad bytes make it throw: an index out of bounds, for one.
        throw Undecodable.corrupt(e.getMessage(), e);
      }
      if (decoder.remaining() > 0) {
        throw Undecodable.corrupt(decoder.remaining() + " bytes follow the record", null);
      }
      return value;
    }
  }
}
