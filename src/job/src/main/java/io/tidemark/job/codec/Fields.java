package io.tidemark.job.codec;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import io.tidemark.job.flow.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Pieces that several codecs write. */
final class Fields {
  private Fields() {}

  /** A string that may be null. */
  static void writeText(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      Wire.writeString(text, out);
    }
  }

  static String readText(DataInput in) throws IOException {
    return in.readBoolean() ? Wire.readString(in) : null;
  }

  /** An amount that may be null. */
  static void writeMoney(Money money, DataOutput out) throws IOException {
    out.writeBoolean(money != null);
    if (money != null) {
      Wire.writeMoney(money, out);
    }
  }

  static Money readMoney(DataInput in) throws IOException {
    return in.readBoolean() ? Wire.readMoney(in) : null;
  }

  static void writeOrigin(Origin origin, DataOutput out) throws IOException {
    out.writeByte(origin.source().ordinal());
    out.writeInt(origin.part());
    out.writeLong(origin.place());
  }

  static Origin readOrigin(DataInput in) throws IOException {
    return new Origin(InputFile.values()[in.readUnsignedByte()], in.readInt(), in.readLong());
  }
}
