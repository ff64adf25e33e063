package io.tidemark.job.codec;

import io.tidemark.engine.market.ColdPart;
import io.tidemark.engine.market.HotPart;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Codecs of the two parts of a symbol's state; the formats are the engine's. */
public final class SymbolCodecs {
  private SymbolCodecs() {}

  /** What ticks change. */
  public static final class HotCodec extends Codec<HotPart> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public HotCodec() {
      super(HotPart.class);
    }

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    protected void write(HotPart hot, DataOutput out) throws IOException {
      hot.write(out);
    }

    @Override
    protected HotPart read(DataInput in) throws IOException {
      return HotPart.read("", in);
    }
  }

  /** What bars and the instrument row change. */
  public static final class ColdCodec extends Codec<ColdPart> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public ColdCodec() {
      super(ColdPart.class);
    }

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    protected void write(ColdPart cold, DataOutput out) throws IOException {
      cold.write(out);
    }

    @Override
    protected ColdPart read(DataInput in) throws IOException {
      return ColdPart.read(in);
    }
  }
}
