package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillChunk;
import io.tidemark.engine.ledger.LotChunk;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Watched;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Codecs of what the ledger keeps beside accounts and positions. */
public final class BookCodecs {
  private BookCodecs() {}

  /** Keys of chunks. A key is found by its bytes, so its format can never change. */
  public static final class ChunkKeyCodec extends Codec<ChunkKey> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public ChunkKeyCodec() {
      super(ChunkKey.class);
    }

    @Override
    protected void write(ChunkKey key, DataOutput out) throws IOException {
      Wire.writeString(key.position().book(), out);
      Wire.writeString(key.position().symbol(), out);
      out.writeLong(key.chunk());
    }

    @Override
    protected ChunkKey read(DataInput in) throws IOException {
      return new ChunkKey(new PositionKey(Wire.readString(in), Wire.readString(in)), in.readLong());
    }
  }

  /** Chunks of fills. */
  public static final class FillChunkCodec extends Codec<FillChunk> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public FillChunkCodec() {
      super(FillChunk.class);
    }

    @Override
    protected void write(FillChunk chunk, DataOutput out) throws IOException {
      chunk.write(out);
    }

    @Override
    protected FillChunk read(DataInput in) throws IOException {
      return FillChunk.read(in);
    }
  }

  /** Chunks of lots. */
  public static final class LotChunkCodec extends Codec<LotChunk> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public LotChunkCodec() {
      super(LotChunk.class);
    }

    @Override
    protected void write(LotChunk chunk, DataOutput out) throws IOException {
      chunk.write(out);
    }

    @Override
    protected LotChunk read(DataInput in) throws IOException {
      return LotChunk.read(in);
    }
  }

  /** Limits, and which of them are breached. */
  public static final class WatchedCodec extends Codec<Watched> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public WatchedCodec() {
      super(Watched.class);
    }

    @Override
    protected void write(Watched watched, DataOutput out) throws IOException {
      watched.write(out);
    }

    @Override
    protected Watched read(DataInput in) throws IOException {
      return Watched.read(in);
    }
  }
}
