package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.flow.RuleChange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Codecs of what goes into and comes out of MARKET. */
public final class MarketCodecs {
  private static final int FORMAT = 1;
  private static final int CHANGE_FORMAT = 2;
  private static final int SIGNAL_FORMAT = 2;
  private static final int TICK_FORMAT = 2;

  private MarketCodecs() {}

  /** Ticks. */
  public static final class TickCodec extends Codec<Tick> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public TickCodec() {
      super(Tick.class);
    }

    @Override
    protected void write(Tick tick, DataOutput out) throws IOException {
      out.writeByte(TICK_FORMAT);
      Wire.writeString(tick.symbol, out);
      Wire.writeString(tick.venue, out);
      out.writeLong(tick.ts);
      out.writeLong(tick.effective);
      out.writeLong(tick.complete);
      out.writeLong(tick.bid);
      out.writeLong(tick.bidSize);
      out.writeLong(tick.ask);
      out.writeLong(tick.askSize);
      out.writeLong(tick.last);
      out.writeLong(tick.lastSize);
      out.writeInt(tick.part);
      out.writeLong(tick.place);
      Fields.writeText(tick.raw, out);
    }

    @Override
    protected Tick read(DataInput in) throws IOException {
      int format = Wire.readVersion(in, TICK_FORMAT, "a tick");
      Tick tick = new Tick();
      tick.symbol = Wire.readString(in);
      tick.venue = Wire.readString(in);
      tick.ts = in.readLong();
      tick.effective = in.readLong();
      tick.complete = format == FORMAT ? Long.MIN_VALUE : in.readLong();
      tick.bid = in.readLong();
      tick.bidSize = in.readLong();
      tick.ask = in.readLong();
      tick.askSize = in.readLong();
      tick.last = in.readLong();
      tick.lastSize = in.readLong();
      tick.part = in.readInt();
      tick.place = in.readLong();
      tick.raw = Fields.readText(in);
      return tick;
    }
  }

  /** Instruments. */
  public static final class InstrumentCodec extends Codec<Instrument> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public InstrumentCodec() {
      super(Instrument.class);
    }

    @Override
    protected void write(Instrument instrument, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      Wire.writeString(instrument.symbol(), out);
      out.writeByte(instrument.assetClass().ordinal());
      Wire.writeString(instrument.currency(), out);
      out.writeLong(instrument.multiplier());
      out.writeByte(instrument.kind().ordinal());
    }

    @Override
    protected Instrument read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "an instrument");
      return readFields(in);
    }

    private static Instrument readFields(DataInput in) throws IOException {
      return new Instrument(
          Wire.readString(in),
          AssetClass.values()[in.readUnsignedByte()],
          Wire.readString(in),
          in.readLong(),
          ContractKind.values()[in.readUnsignedByte()]);
    }
  }

  /** What records of the instruments say. */
  public static final class InstrumentChangeCodec extends Codec<InstrumentChange> {
    private static final long serialVersionUID = 1L;
    private static final InstrumentCodec INSTRUMENT = new InstrumentCodec();

    /** The codec. */
    public InstrumentChangeCodec() {
      super(InstrumentChange.class);
    }

    @Override
    protected void write(InstrumentChange change, DataOutput out) throws IOException {
      out.writeByte(CHANGE_FORMAT);
      out.writeBoolean(change.row() != null);
      if (change.row() != null) {
        INSTRUMENT.write(change.row(), out);
      } else {
        Wire.writeString(change.symbol(), out);
      }
    }

    @Override
    protected InstrumentChange read(DataInput in) throws IOException {
      if (Wire.readVersion(in, CHANGE_FORMAT, "a change of an instrument") == 1) {
        return InstrumentChange.of(InstrumentCodec.readFields(in)); // an instrument was all it was
      }
      return in.readBoolean()
          ? InstrumentChange.of(INSTRUMENT.read(in))
          : InstrumentChange.deleted(Wire.readString(in));
    }
  }

  /** Records of the instruments with their origin. */
  public static final class InstrumentRowCodec extends Codec<InstrumentRow> {
    private static final long serialVersionUID = 1L;
    private static final InstrumentChangeCodec CHANGE = new InstrumentChangeCodec();

    /** The codec. */
    public InstrumentRowCodec() {
      super(InstrumentRow.class);
    }

    @Override
    protected void write(InstrumentRow row, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      CHANGE.write(row.change(), out);
      Fields.writeOrigin(row.origin(), out);
      Wire.writeString(row.raw(), out);
    }

    @Override
    protected InstrumentRow read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "an instrument row");
      return new InstrumentRow(CHANGE.read(in), Fields.readOrigin(in), Wire.readString(in));
    }
  }

  /** What MARKET is told beside its ticks. */
  public static final class NewsCodec extends Codec<MarketNews> {
    private static final long serialVersionUID = 1L;
    private static final InstrumentRowCodec ROW = new InstrumentRowCodec();
    private static final RuleChangeCodec RULE = new RuleChangeCodec();

    /** The codec. */
    public NewsCodec() {
      super(MarketNews.class);
    }

    @Override
    protected void write(MarketNews news, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      if (news instanceof InstrumentRow row) {
        out.writeByte(0);
        ROW.write(row, out);
      } else {
        out.writeByte(1);
        RULE.write((RuleChange) news, out);
      }
    }

    @Override
    protected MarketNews read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "news for the market");
      return switch (in.readUnsignedByte()) {
        case 0 -> ROW.read(in);
        case 1 -> RULE.read(in);
        default -> throw new IOException("news of a kind that this version does not know");
      };
    }
  }

  /** Marks. */
  public static final class MarkCodec extends Codec<Mark> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public MarkCodec() {
      super(Mark.class);
    }

    @Override
    protected void write(Mark mark, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      Wire.writeString(mark.symbol(), out);
      out.writeLong(mark.cut());
      out.writeLong(mark.bid());
      out.writeLong(mark.bidTs());
      out.writeLong(mark.ask());
      out.writeLong(mark.askTs());
      out.writeLong(mark.last());
      out.writeLong(mark.lastTs());
    }

    @Override
    protected Mark read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a mark");
      return new Mark(
          Wire.readString(in),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong());
    }
  }

  /** Signals. */
  public static final class SignalCodec extends Codec<Signal> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public SignalCodec() {
      super(Signal.class);
    }

    @Override
    protected void write(Signal signal, DataOutput out) throws IOException {
      out.writeByte(SIGNAL_FORMAT);
      out.writeLong(signal.ts());
      Wire.writeString(signal.symbol(), out);
      Wire.writeString(signal.kind(), out);
      Wire.writeString(signal.direction(), out);
      out.writeLong(signal.price());
      out.writeLong(signal.size());
      Wire.writeString(signal.value(), out);
      Wire.writeString(signal.threshold(), out);
      Wire.writeString(signal.rule(), out);
      out.writeInt(signal.part());
      out.writeLong(signal.place());
    }

    @Override
    protected Signal read(DataInput in) throws IOException {
      int format = Wire.readVersion(in, SIGNAL_FORMAT, "a signal");
      return new Signal(
          in.readLong(),
          Wire.readString(in),
          Wire.readString(in),
          Wire.readString(in),
          in.readLong(),
          in.readLong(),
          Wire.readString(in),
          Wire.readString(in),
          Wire.readString(in),
          format == 1 ? Signal.NO_TICK : in.readInt(),
          format == 1 ? Signal.NO_TICK : in.readLong());
    }
  }

  /** Bars. */
  public static final class BarCodec extends Codec<Bar> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public BarCodec() {
      super(Bar.class);
    }

    @Override
    protected void write(Bar bar, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      Wire.writeString(bar.symbol(), out);
      out.writeLong(bar.interval());
      out.writeLong(bar.start());
      out.writeLong(bar.open());
      out.writeLong(bar.high());
      out.writeLong(bar.low());
      out.writeLong(bar.close());
      Wire.writeMoney(bar.volume(), out);
      Fields.writeMoney(bar.vwap(), out);
      out.writeLong(bar.ticks());
    }

    @Override
    protected Bar read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a bar");
      return new Bar(
          Wire.readString(in),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          Wire.readMoney(in),
          Fields.readMoney(in),
          in.readLong());
    }
  }

  /** Bars that are still open. */
  public static final class PartialBarCodec extends Codec<PartialBar> {
    private static final long serialVersionUID = 1L;
    private static final BarCodec BAR = new BarCodec();

    /** The codec. */
    public PartialBarCodec() {
      super(PartialBar.class);
    }

    @Override
    protected void write(PartialBar partial, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      BAR.write(partial.bar(), out);
      out.writeLong(partial.asOf());
    }

    @Override
    protected PartialBar read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "an open bar");
      return new PartialBar(BAR.read(in), in.readLong());
    }
  }

  /** Values of indicators. */
  public static final class IndicatorCodec extends Codec<Indicator> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public IndicatorCodec() {
      super(Indicator.class);
    }

    @Override
    protected void write(Indicator indicator, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      out.writeLong(indicator.ts());
      Wire.writeString(indicator.symbol(), out);
      out.writeLong(indicator.interval());
      Wire.writeString(indicator.name(), out);
      out.writeDouble(indicator.value());
    }

    @Override
    protected Indicator read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "an indicator");
      return new Indicator(
          in.readLong(), Wire.readString(in), in.readLong(), Wire.readString(in), in.readDouble());
    }
  }
}
