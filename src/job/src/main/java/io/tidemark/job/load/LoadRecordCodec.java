package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.Wire;
import io.tidemark.job.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of records on their way to the database. */
public final class LoadRecordCodec extends Codec<LoadRecord> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;
  private static final int ABSENT = -1;

  /** The codec. */
  public LoadRecordCodec() {
    super(LoadRecord.class);
  }

  @Override
  protected void write(LoadRecord record, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(record.topic().name(), out);
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    out.writeBoolean(record.ledger() != null);
    if (record.ledger() != null) {
      Wire.writeString(record.ledger(), out);
    }
    writeBytes(record.key(), out);
    writeBytes(record.value(), out);
  }

  @Override
  protected LoadRecord read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a record to load");
    return new LoadRecord(
        Wire.readEnum(in, Topic.class),
        in.readInt(),
        in.readLong(),
        in.readBoolean() ? Wire.readString(in) : null,
        readBytes(in),
        readBytes(in));
  }

  static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
