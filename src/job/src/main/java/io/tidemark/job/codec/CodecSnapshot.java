package io.tidemark.job.codec;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint remembers of a {@link Codec}: its class. Formats are told apart record by
 * record, so any state that the same codec wrote can be read as it is.
 */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private Codec<T> codec;

  /** For reading. */
  public CodecSnapshot() {}

  CodecSnapshot(Codec<T> codec) {
    this.codec = codec;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(codec.getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "a codec's snapshot has version " + version + "; this release reads " + VERSION);
    }
    String name = in.readUTF();
    try {
      Class<?> found = Class.forName(name, true, loader);
      codec = (Codec<T>) found.asSubclass(Codec.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IOException("state was written by " + name + ", which this release lacks", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return codec;
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof CodecSnapshot<T> other && other.codec.equals(codec)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
