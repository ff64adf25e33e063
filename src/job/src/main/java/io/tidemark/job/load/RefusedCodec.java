package io.tidemark.job.load;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Wire;
import io.tidemark.job.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of refused records. */
public final class RefusedCodec extends Codec<Refused> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;
  private static final LoadRecordCodec RECORDS = new LoadRecordCodec();

  /** The codec. */
  public RefusedCodec() {
    super(Refused.class);
  }

  @Override
  protected void write(Refused refused, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    RECORDS.write(refused.record(), out);
    Wire.writeString(refused.reason().name(), out);
    Wire.writeString(refused.detail(), out);
  }

  @Override
  protected Refused read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a refused record");
    return new Refused(RECORDS.read(in), Wire.readEnum(in, Reason.class), Wire.readString(in));
  }
}
