package io.tidemark.job.codec;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Tick;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.RuleChange;
import io.tidemark.job.read.Parsed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Codecs of what a source hands to its reader; needed where the two do not run in one chain. */
public final class ParsedCodecs {
  /** Format 2 has a third kind of record, the skipped. */
  private static final int FORMAT = 2;

  private static final int LIVE = 0;
  private static final int DEAD = 1;
  private static final int SKIPPED = 2;

  private ParsedCodecs() {}

  /** A record of any input. */
  public abstract static class ParsedCodec<T> extends Codec<Parsed<T>> {
    private static final long serialVersionUID = 1L;

    private final Codec<T> events;

    @SuppressWarnings("unchecked")
    ParsedCodec(Codec<T> events) {
      super((Class<Parsed<T>>) (Class<?>) Parsed.class);
      this.events = events;
    }

    @Override
    protected void write(Parsed<T> parsed, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      out.writeInt(parsed.part);
      out.writeLong(parsed.place);
      out.writeLong(parsed.ts);
      Fields.writeText(parsed.raw, out);
      if (parsed.isLive()) {
        out.writeByte(LIVE);
        events.write(parsed.event, out);
      } else if (parsed.isDead()) {
        out.writeByte(DEAD);
        Wire.writeString(parsed.reason.name(), out);
        Wire.writeString(parsed.detail, out);
      } else {
        out.writeByte(SKIPPED);
        Wire.writeString(parsed.reason.name(), out);
      }
    }

    @Override
    protected Parsed<T> read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "an input record");
      int part = in.readInt();
      long place = in.readLong();
      long ts = in.readLong();
      String raw = Fields.readText(in);
      int kind = in.readUnsignedByte();
      if (kind == LIVE) {
        return new Parsed<>(part, place, events.read(in), ts, null, null, raw);
      }
      Reason reason = Wire.readEnum(in, Reason.class);
      String detail = kind == DEAD ? Wire.readString(in) : null;
      return new Parsed<>(part, place, null, ts, reason, detail, raw);
    }
  }

  /** Ticks. */
  public static final class Ticks extends ParsedCodec<Tick> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Ticks() {
      super(new MarketCodecs.TickCodec());
    }
  }

  /** Trades. */
  public static final class Trades extends ParsedCodec<Trade> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Trades() {
      super(new LedgerCodecs.TradeMessageCodec());
    }
  }

  /** Instruments. */
  public static final class Instruments extends ParsedCodec<InstrumentChange> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Instruments() {
      super(new MarketCodecs.InstrumentChangeCodec());
    }
  }

  /** Accounts. */
  public static final class Accounts extends ParsedCodec<AccountTerms> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Accounts() {
      super(new LedgerCodecs.TermsCodec());
    }
  }

  /** Limits. */
  public static final class Limits extends ParsedCodec<LimitRow> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Limits() {
      super(new LimitCodec());
    }
  }

  /** Rules. */
  public static final class Rules extends ParsedCodec<RuleChange> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Rules() {
      super(new RuleChangeCodec());
    }
  }

  /** Cash events. */
  public static final class Cash extends ParsedCodec<CashEvent> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public Cash() {
      super(new LedgerCodecs.CashCodec());
    }
  }
}
