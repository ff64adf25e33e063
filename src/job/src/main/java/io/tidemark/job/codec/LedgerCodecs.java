package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.LedgerEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.flow.LedgerInput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;

/** Codecs of the ledger's events and state. */
public final class LedgerCodecs {
  private static final int FORMAT = 1;
  private static final int NO_SIDE = 255;

  private LedgerCodecs() {}

  /** Trade messages as they come. */
  public static final class TradeMessageCodec extends Codec<Trade> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public TradeMessageCodec() {
      super(Trade.class);
    }

    @Override
    protected void write(Trade trade, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      writeTrade(trade, out);
    }

    @Override
    protected Trade read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a trade");
      return readTrade(in);
    }
  }

  /** Trade messages that were applied. Savepoints know it by its name, so that it keeps it. */
  public static final class TradeCodec extends Codec<Applied> {
    private static final long serialVersionUID = 1L;
    private static final int FORMAT = 2;

    /** The one before busts: a trade message, and a fill always. */
    private static final int MESSAGE_ALONE = 1;

    /** The codec. */
    public TradeCodec() {
      super(Applied.class);
    }

    @Override
    protected void write(Applied applied, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      writeTrade(applied.message(), out);
      writeSide(applied.side(), out);
      out.writeLong(applied.fill());
    }

    @Override
    protected Applied read(DataInput in) throws IOException {
      int format = Wire.readVersion(in, FORMAT, "an applied trade");
      Trade trade = readTrade(in);
      return format == MESSAGE_ALONE
          ? new Applied(trade, trade.side(), Applied.UNKNOWN)
          : new Applied(trade, readSide(in), in.readLong());
    }
  }

  /** Cash events. */
  public static final class CashCodec extends Codec<CashEvent> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public CashCodec() {
      super(CashEvent.class);
    }

    @Override
    protected void write(CashEvent event, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      out.writeLong(event.ts());
      Wire.writeString(event.eventId(), out);
      Wire.writeString(event.account(), out);
      Wire.writeString(event.currency(), out);
      out.writeLong(event.amount());
      out.writeByte(event.kind().ordinal());
    }

    @Override
    protected CashEvent read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a cash event");
      return new CashEvent(
          in.readLong(),
          Wire.readString(in),
          Wire.readString(in),
          Wire.readString(in),
          in.readLong(),
          CashEvent.Kind.values()[in.readUnsignedByte()]);
    }
  }

  /** Terms of accounts. */
  public static final class TermsCodec extends Codec<AccountTerms> {
    private static final long serialVersionUID = 1L;
    private static final int FORMAT = 2;

    /** The one before days, which then began at midnight UTC. */
    private static final int WITHOUT_DAY = 1;

    /** The codec. */
    public TermsCodec() {
      super(AccountTerms.class);
    }

    @Override
    protected void write(AccountTerms terms, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      Wire.writeString(terms.account(), out);
      Wire.writeString(terms.baseCurrency(), out);
      out.writeByte(terms.lotMethod().ordinal());
      out.writeLong(terms.openingCash());
      out.writeInt(terms.dayStart().toSecondOfDay());
      Wire.writeString(terms.zone().getId(), out);
    }

    @Override
    protected AccountTerms read(DataInput in) throws IOException {
      boolean day = Wire.readVersion(in, FORMAT, "an account's terms") > WITHOUT_DAY;
      return new AccountTerms(
          Wire.readString(in),
          Wire.readString(in),
          LotMethod.values()[in.readUnsignedByte()],
          in.readLong(),
          day ? LocalTime.ofSecondOfDay(in.readInt()) : LocalTime.MIDNIGHT,
          day ? ZoneId.of(Wire.readString(in)) : ZoneId.of("UTC"));
    }
  }

  /** Events on their way into the ledger. */
  public static final class InputCodec extends Codec<LedgerInput> {
    private static final long serialVersionUID = 1L;
    private static final TradeMessageCodec TRADE = new TradeMessageCodec();
    private static final CashCodec CASH = new CashCodec();
    private static final TermsCodec TERMS = new TermsCodec();
    private static final LimitCodec LIMITS = new LimitCodec();

    /** The codec. */
    public InputCodec() {
      super(LedgerInput.class);
    }

    @Override
    protected void write(LedgerInput input, DataOutput out) throws IOException {
      out.writeByte(FORMAT);
      LedgerEvent event = input.event();
      if (event instanceof Trade trade) {
        out.writeByte(0);
        TRADE.write(trade, out);
      } else if (event instanceof CashEvent cash) {
        out.writeByte(1);
        CASH.write(cash, out);
      } else if (event instanceof AccountTerms terms) {
        out.writeByte(2);
        TERMS.write(terms, out);
      } else {
        out.writeByte(3);
        LIMITS.write((LimitRow) event, out);
      }
      out.writeLong(input.effective());
      Fields.writeOrigin(input.origin(), out);
      Wire.writeString(input.raw(), out);
    }

    @Override
    protected LedgerInput read(DataInput in) throws IOException {
      Wire.readVersion(in, FORMAT, "a ledger event");
      LedgerEvent event =
          switch (in.readUnsignedByte()) {
            case 0 -> TRADE.read(in);
            case 1 -> CASH.read(in);
            case 2 -> TERMS.read(in);
            case 3 -> LIMITS.read(in);
            default ->
                throw new IOException("a ledger event of a kind that this version does not know");
          };
      return new LedgerInput(event, in.readLong(), Fields.readOrigin(in), Wire.readString(in));
    }
  }

  /** Accounts. */
  public static final class AccountCodec extends Codec<Account> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public AccountCodec() {
      super(Account.class);
    }

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    protected void write(Account account, DataOutput out) throws IOException {
      account.write(out);
    }

    @Override
    protected Account read(DataInput in) throws IOException {
      return Account.read(in);
    }
  }

  /** Positions. */
  public static final class PositionCodec extends Codec<Position> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public PositionCodec() {
      super(Position.class);
    }

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    protected void write(Position position, DataOutput out) throws IOException {
      position.write(out);
    }

    @Override
    protected Position read(DataInput in) throws IOException {
      return Position.read(in);
    }
  }

  /** Keys of positions. A key is found by its bytes, so its format can never change. */
  public static final class PositionKeyCodec extends Codec<PositionKey> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public PositionKeyCodec() {
      super(PositionKey.class);
    }

    @Override
    protected void write(PositionKey key, DataOutput out) throws IOException {
      Wire.writeString(key.book(), out);
      Wire.writeString(key.symbol(), out);
    }

    @Override
    protected PositionKey read(DataInput in) throws IOException {
      return new PositionKey(Wire.readString(in), Wire.readString(in));
    }
  }

  /** Keys of trades. A key is found by its bytes, so its format can never change. */
  public static final class FillKeyCodec extends Codec<FillKey> {
    private static final long serialVersionUID = 1L;

    /** The codec. */
    public FillKeyCodec() {
      super(FillKey.class);
    }

    @Override
    protected void write(FillKey key, DataOutput out) throws IOException {
      out.writeByte(key.type().ordinal());
      Wire.writeString(key.tradeId(), out);
      Wire.writeString(key.book(), out);
      Wire.writeString(key.symbol(), out);
      writeSide(key.side(), out);
    }

    @Override
    protected FillKey read(DataInput in) throws IOException {
      return new FillKey(
          Trade.Type.values()[in.readUnsignedByte()],
          Wire.readString(in),
          Wire.readString(in),
          Wire.readString(in),
          readSide(in));
    }
  }

  private static void writeTrade(Trade trade, DataOutput out) throws IOException {
    out.writeByte(trade.type().ordinal());
    out.writeLong(trade.ts());
    Wire.writeString(trade.tradeId(), out);
    Wire.writeString(trade.account(), out);
    Wire.writeString(trade.book(), out);
    Wire.writeString(trade.symbol(), out);
    writeSide(trade.side(), out);
    out.writeLong(trade.quantity());
    out.writeLong(trade.price());
    out.writeLong(trade.fee());
    Wire.writeString(trade.feeCurrency(), out);
    Wire.writeString(trade.refTradeId(), out);
  }

  private static Trade readTrade(DataInput in) throws IOException {
    Trade.Type type = Trade.Type.values()[in.readUnsignedByte()];
    return new Trade(
        type,
        in.readLong(),
        Wire.readString(in),
        Wire.readString(in),
        Wire.readString(in),
        Wire.readString(in),
        readSide(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.readString(in),
        Wire.readString(in));
  }

  private static void writeSide(Side side, DataOutput out) throws IOException {
    out.writeByte(side == null ? NO_SIDE : side.ordinal());
  }

  private static Side readSide(DataInput in) throws IOException {
    int side = in.readUnsignedByte();
    return side == NO_SIDE ? null : Side.values()[side];
  }
}
