package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.LimitRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of limits. */
public final class LimitCodec extends Codec<LimitRow> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  /** The codec. */
  public LimitCodec() {
    super(LimitRow.class);
  }

  @Override
  protected void write(LimitRow row, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(row.account(), out);
    Wire.writeString(row.symbol(), out);
    out.writeLong(row.gross());
    out.writeLong(row.net());
    out.writeLong(row.position());
    out.writeLong(row.dayLoss());
    out.writeLong(row.drawdown());
  }

  @Override
  protected LimitRow read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "limits");
    return new LimitRow(
        Wire.readString(in),
        Wire.readString(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
