package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Balance;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.MarkView;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of the ledger's output rows. */
public final class LedgerRowCodec extends Codec<LedgerRow> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 2;

  /** The one before fills, retired positions and the figures of a day. */
  private static final int WITHOUT_DAY = 1;

  /** The codec. */
  public LedgerRowCodec() {
    super(LedgerRow.class);
  }

  @Override
  protected void write(LedgerRow row, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    if (row instanceof PositionRow position) {
      out.writeByte(0);
      writePosition(position, out);
    } else if (row instanceof AccountRow account) {
      out.writeByte(1);
      writeAccount(account, out);
    } else if (row instanceof BalanceRow balance) {
      out.writeByte(2);
      Wire.writeString(balance.account(), out);
      Wire.writeString(balance.currency(), out);
      balance.balance().write(out);
      Fields.writeMoney(balance.rate(), out);
    } else if (row instanceof FillRow fill) {
      out.writeByte(3);
      writeFill(fill, out);
    } else {
      RetiredRow retired = (RetiredRow) row;
      out.writeByte(4);
      Wire.writeString(retired.account(), out);
      Wire.writeString(retired.book(), out);
      Wire.writeString(retired.symbol(), out);
    }
  }

  @Override
  protected LedgerRow read(DataInput in) throws IOException {
    int format = Wire.readVersion(in, FORMAT, "a ledger row");
    return switch (in.readUnsignedByte()) {
      case 0 -> readPosition(in);
      case 1 -> format == WITHOUT_DAY ? readAccountWithoutDay(in) : readAccount(in);
      case 2 ->
          new BalanceRow(
              Wire.readString(in), Wire.readString(in), Balance.read(in), Fields.readMoney(in));
      case 3 -> readFill(in);
      case 4 -> new RetiredRow(Wire.readString(in), Wire.readString(in), Wire.readString(in));
      default -> throw new IOException("a ledger row of a kind that this version does not know");
    };
  }

  private static void writePosition(PositionRow row, DataOutput out) throws IOException {
    Wire.writeString(row.account(), out);
    Wire.writeString(row.book(), out);
    Wire.writeString(row.symbol(), out);
    out.writeLong(row.version());
    out.writeLong(row.quantity());
    Fields.writeMoney(row.averagePrice(), out);
    Wire.writeMoney(row.cost(), out);
    Wire.writeMoney(row.realized(), out);
    Wire.writeMoney(row.fees(), out);
    out.writeLong(row.view().price());
    out.writeLong(row.view().ts());
    out.writeByte(row.view().status().ordinal());
    Fields.writeMoney(row.unrealized(), out);
    Fields.writeMoney(row.netPnl(), out);
    Wire.writeString(row.currency(), out);
    out.writeLong(row.fills());
    out.writeLong(row.updatedAt());
    out.writeLong(row.valuedAt());
  }

  private static PositionRow readPosition(DataInput in) throws IOException {
    return new PositionRow(
        Wire.readString(in),
        Wire.readString(in),
        Wire.readString(in),
        in.readLong(),
        in.readLong(),
        Fields.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        new MarkView(in.readLong(), in.readLong(), readStatus(in)),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Wire.readString(in),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static void writeAccount(AccountRow row, DataOutput out) throws IOException {
    Wire.writeString(row.account(), out);
    out.writeLong(row.version());
    Wire.writeString(row.baseCurrency(), out);
    Wire.writeMoney(row.openingCash(), out);
    Fields.writeMoney(row.netDeposits(), out);
    Fields.writeMoney(row.cash(), out);
    Fields.writeMoney(row.realized(), out);
    Fields.writeMoney(row.unrealized(), out);
    Fields.writeMoney(row.fees(), out);
    Fields.writeMoney(row.funding(), out);
    Fields.writeMoney(row.netPnl(), out);
    Fields.writeMoney(row.equity(), out);
    Fields.writeMoney(row.grossExposure(), out);
    Fields.writeMoney(row.netExposure(), out);
    Wire.writeMoney(row.highWaterMark(), out);
    Wire.writeMoney(row.drawdown(), out);
    out.writeByte(row.markStatus().ordinal());
    out.writeByte(row.fxStatus().ordinal());
    out.writeLong(row.updatedAt());
    out.writeLong(row.valuedAt());
    out.writeLong(row.dayStart());
    Fields.writeMoney(row.dayRealized(), out);
    Fields.writeMoney(row.dayUnrealized(), out);
    Fields.writeMoney(row.dayPnl(), out);
    Fields.writeMoney(row.priorDayAdjustment(), out);
  }

  private static AccountRow readAccount(DataInput in) throws IOException {
    return new AccountRow(
        Wire.readString(in),
        in.readLong(),
        Wire.readString(in),
        Wire.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        readStatus(in),
        readStatus(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in),
        Fields.readMoney(in));
  }

  private static AccountRow readAccountWithoutDay(DataInput in) throws IOException {
    return new AccountRow(
        Wire.readString(in),
        in.readLong(),
        Wire.readString(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        readStatus(in),
        readStatus(in),
        in.readLong(),
        in.readLong(),
        Long.MIN_VALUE,
        null,
        null,
        null,
        null);
  }

  private static void writeFill(FillRow row, DataOutput out) throws IOException {
    Wire.writeString(row.account(), out);
    out.writeLong(row.version());
    Wire.writeString(row.book(), out);
    Wire.writeString(row.symbol(), out);
    out.writeByte(row.type().ordinal());
    Wire.writeString(row.tradeId(), out);
    Wire.writeString(row.refTradeId(), out);
    out.writeByte(row.side().ordinal());
    out.writeLong(row.quantity());
    out.writeLong(row.price());
    out.writeLong(row.fee());
    Wire.writeString(row.feeCurrency(), out);
    Wire.writeMoney(row.realized(), out);
    out.writeLong(row.ts());
    out.writeLong(row.positionVersion());
    out.writeLong(row.positionQuantity());
    Fields.writeMoney(row.averagePrice(), out);
    Wire.writeMoney(row.cost(), out);
    Wire.writeMoney(row.positionRealized(), out);
    Wire.writeString(row.currency(), out);
    out.writeInt(row.part());
    out.writeLong(row.place());
    out.writeLong(row.settledAt());
  }

  private static FillRow readFill(DataInput in) throws IOException {
    return new FillRow(
        Wire.readString(in),
        in.readLong(),
        Wire.readString(in),
        Wire.readString(in),
        Trade.Type.values()[in.readUnsignedByte()],
        Wire.readString(in),
        Wire.readString(in),
        Side.values()[in.readUnsignedByte()],
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.readString(in),
        Wire.readMoney(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readString(in),
        in.readInt(),
        in.readLong(),
        in.readLong());
  }

  private static MarkStatus readStatus(DataInput in) throws IOException {
    return MarkStatus.values()[in.readUnsignedByte()];
  }
}
