package io.tidemark.job.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Deep copies. */
final class Copies {
  private Copies() {}

  static <T> T byBytes(Codec<T> codec, T from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(256);
      codec.write(from, out);
      return codec.read(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
