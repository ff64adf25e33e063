package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LimitRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of alerts. */
public final class AlertCodec extends Codec<Alert> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  /** The codec. */
  public AlertCodec() {
    super(Alert.class);
  }

  @Override
  protected void write(Alert alert, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(alert.ts());
    Wire.writeString(alert.account(), out);
    Wire.writeString(alert.symbol(), out);
    Wire.writeString(alert.kind().name(), out);
    Wire.writeString(alert.status().name(), out);
    Fields.writeMoney(alert.figure(), out);
    Fields.writeMoney(alert.limit(), out);
    Wire.writeString(alert.currency(), out);
  }

  @Override
  protected Alert read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "an alert");
    return new Alert(
        in.readLong(),
        Wire.readString(in),
        Wire.readString(in),
        Wire.readEnum(in, LimitRow.Kind.class),
        Wire.readEnum(in, Alert.Status.class),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Wire.readString(in));
  }
}
