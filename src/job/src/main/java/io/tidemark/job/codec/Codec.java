package io.tidemark.job.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of one type whose records say their own format. A subclass is public, final, without
 * state, and has a public constructor without arguments.
 *
 * <p>Values are taken to be immutable once they are handed on: a copy is the value itself. Mutable
 * state is copied by writing and reading it ({@link #isImmutableType}).
 */
public abstract class Codec<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;

  /** A codec of a type. */
  protected Codec(Class<T> type) {
    this.type = type;
  }

  /** The type it is for. */
  public final Class<T> type() {
    return type;
  }

  /** Writes a value in the newest format, its number first (but for keys of maps). */
  protected abstract void write(T value, DataOutput out) throws IOException;

  /** Reads a value of any format ever written. */
  protected abstract T read(DataInput in) throws IOException;

  @Override
  public final void serialize(T value, DataOutputView out) throws IOException {
    write(value, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public final T copy(T from) {
    return isImmutableType() ? from : Copies.byBytes(this, from);
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    write(read(in), out);
  }

  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSnapshot<>(this);
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // a codec has no state: its class is all there is to it
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().getName().hashCode();
  }
}
