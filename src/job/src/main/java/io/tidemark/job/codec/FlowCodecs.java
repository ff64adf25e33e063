package io.tidemark.job.codec;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Wire;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Notice;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Codecs of what travels between the operators. */
public final class FlowCodecs {
  private static final int FORMAT = 1;

  private FlowCodecs() {}

  /** Dead letters. */
  public static final class DeadLetterCodec extends Codec<DeadLetter> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public DeadLetterCodec() {
      super(DeadLetter.class);
    }

    @Override
    protected void write(DeadLetter letter, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      Fields.writeOrigin(letter.origin(), out);
      Wire.writeString(letter.reason().name(), out);
      Wire.writeString(letter.detail(), out);
      Wire.writeString(letter.raw(), out);
    }

    @Override
    protected DeadLetter read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a dead letter");
      return new DeadLetter(
          Fields.readOrigin(in),
          Reason.valueOf(Wire.readString(in)),
          Wire.readString(in),
          Wire.readString(in));
    }
  }

  /** Counts. */
  public static final class CountCodec extends Codec<Count> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public CountCodec() {
      super(Count.class);
    }

    @Override
    protected void write(Count count, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      out.writeByte(count.source().ordinal());
      out.writeByte(count.fate().ordinal());
      Wire.writeString(count.reason(), out);
      out.writeLong(count.n());
    }

    @Override
    protected Count read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a count");
      return new Count(
          InputFile.values()[in.readUnsignedByte()],
          Count.Fate.values()[in.readUnsignedByte()],
          Wire.readString(in),
          in.readLong());
    }
  }

  /** Notices to the ledger. */
  public static final class NoticeCodec extends Codec<Notice> {
    private static final long serialVersionUID = 1L;
    private static final MarketCodecs.MarkCodec MARK = new MarketCodecs.MarkCodec();
    private static final MarketCodecs.InstrumentCodec INSTRUMENT =
        new MarketCodecs.InstrumentCodec();

    /** The codec. */
    public NoticeCodec() {
      super(Notice.class);
    }

    @Override
    protected void write(Notice notice, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      if (notice instanceof Notice.Marked marked) {
        out.writeByte(0);
        MARK.write(marked.mark(), out);
      } else if (notice instanceof Notice.Listed listed) {
        out.writeByte(1);
        INSTRUMENT.write(listed.instrument(), out);
      } else if (notice instanceof Notice.Ended ended) {
        out.writeByte(2);
        out.writeByte(ended.source().ordinal());
        out.writeLong(ended.newest());
      } else {
        out.writeByte(3);
        Wire.writeString(((Notice.Delisted) notice).symbol(), out);
      }
    }

    @Override
    protected Notice read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a notice");
      return switch (in.readUnsignedByte()) {
        case 0 -> new Notice.Marked(MARK.read(in));
        case 1 -> new Notice.Listed(INSTRUMENT.read(in));
        case 2 -> new Notice.Ended(InputFile.values()[in.readUnsignedByte()], in.readLong());
        case 3 -> new Notice.Delisted(Wire.readString(in));
        default -> throw new IOException("a notice of a kind that this version does not know");
      };
    }
  }
}
