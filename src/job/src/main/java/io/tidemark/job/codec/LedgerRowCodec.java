package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Balance;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.MarkView;
import io.tidemark.engine.ledger.PositionRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The codec of the ledger's output rows. */
public final class LedgerRowCodec extends Codec<LedgerRow> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

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
    } else {
      BalanceRow balance = (BalanceRow) row;
      out.writeByte(2);
      Wire.writeString(balance.account(), out);
      Wire.writeString(balance.currency(), out);
      balance.balance().write(out);
      Fields.writeMoney(balance.rate(), out);
    }
  }

  @Override
  protected LedgerRow read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a ledger row");
    return switch (in.readUnsignedByte()) {
      case 0 -> readPosition(in);
      case 1 -> readAccount(in);
      case 2 ->
          new BalanceRow(
              Wire.readString(in), Wire.readString(in), Balance.read(in), Fields.readMoney(in));
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
    Wire.writeMoney(row.netDeposits(), out);
    Wire.writeMoney(row.cash(), out);
    Wire.writeMoney(row.realized(), out);
    Wire.writeMoney(row.unrealized(), out);
    Wire.writeMoney(row.fees(), out);
    Wire.writeMoney(row.funding(), out);
    Wire.writeMoney(row.netPnl(), out);
    Wire.writeMoney(row.equity(), out);
    Wire.writeMoney(row.grossExposure(), out);
    Wire.writeMoney(row.netExposure(), out);
    Wire.writeMoney(row.highWaterMark(), out);
    Wire.writeMoney(row.drawdown(), out);
    out.writeByte(row.markStatus().ordinal());
    out.writeByte(row.fxStatus().ordinal());
    out.writeLong(row.updatedAt());
    out.writeLong(row.valuedAt());
  }

  private static AccountRow readAccount(DataInput in) throws IOException {
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
        in.readLong());
  }

  private static MarkStatus readStatus(DataInput in) throws IOException {
    return MarkStatus.values()[in.readUnsignedByte()];
  }
}
