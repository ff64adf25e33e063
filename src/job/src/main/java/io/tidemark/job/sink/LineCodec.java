package io.tidemark.job.sink;

import io.tidemark.engine.Wire;
import io.tidemark.job.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of lines. */
public final class LineCodec extends Codec<Line> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  /** The codec. */
  public LineCodec() {
    super(Line.class);
  }

  @Override
  protected void write(Line line, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(line.folder(), out);
    Wire.writeString(line.text(), out);
  }

  @Override
  protected Line read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a line");
    return new Line(Wire.readString(in), Wire.readString(in));
  }
}
