package io.tidemark.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Avro's single-object encoding. */
final class SingleObject implements WireFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public <T extends SpecificRecord> Encoder<T> encoder(Schema schema, String topic) {
    BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(model(), schema);
    return value -> {
      try {
        ByteBuffer bytes = encoder.encode(value);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public <T extends SpecificRecord> Decoder<T> decoder(Schema schema, String topic) {
    BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(model(), schema);
    return bytes -> {
      try {
        return decoder.decode(bytes, null);
      } catch (MissingSchemaException e) {
        throw new Undecodable(Undecodable.Fault.UNKNOWN_SCHEMA, e.getMessage(), e);
      } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
        throw new Undecodable(Undecodable.Fault.CORRUPT, e.getMessage(), e);
      }
    };
  }

  /**
   * Not the model of the generated class: that converts decimals when it reads, although the class
   * holds them as bytes.
   */
  private static SpecificData model() {
    SpecificData model = new SpecificData(SingleObject.class.getClassLoader());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    return model;
  }
}
