package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/**
 * One position: a symbol in a book of an account. It keeps the terms of its first fill. Changed by
 * the {@link Ledger} alone.
 */
public final class Position {
  private static final int FORMAT = 1;

  final PositionKey key;
  final Instrument terms;

  /** Signed, 1e-8. */
  long quantity;

  /** Signed cost of what is open, without fees. */
  Money cost = Money.ZERO;

  Money realized = Money.ZERO;

  /** Fees by the currency they were paid in. */
  final TreeMap<String, Money> fees = new TreeMap<>();

  /** Open lots, only under FIFO. */
  final Lots lots;

  long fills;
  long version;
  long updatedAt;

  /** The mark it was last valued with. */
  MarkView view = MarkView.NONE;

  /** What it adds to its account's balance at that mark. */
  Worth worth = Worth.NOTHING;

  long valuedAt;

  Position(PositionKey key, Instrument terms, LotMethod method) {
    this(key, terms, method == LotMethod.FIFO ? new Lots() : null);
  }

  private Position(PositionKey key, Instrument terms, Lots lots) {
    this.key = key;
    this.terms = terms;
    this.lots = lots;
  }

  /** One that can be changed without changing this one. */
  public Position copy() {
    Position copy = new Position(key, terms, lots == null ? null : lots.copy());
    copy.quantity = quantity;
    copy.cost = cost;
    copy.realized = realized;
    copy.fees.putAll(fees);
    copy.fills = fills;
    copy.version = version;
    copy.updatedAt = updatedAt;
    copy.view = view;
    copy.worth = worth;
    copy.valuedAt = valuedAt;
    return copy;
  }

  /** Its book and symbol. */
  public PositionKey key() {
    return key;
  }

  /** Signed open quantity, 1e-8. */
  public long quantity() {
    return quantity;
  }

  /** The cut it was last valued at, µs. */
  public long valuedAt() {
    return valuedAt;
  }

  /** Writes it in the newest format. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(key.book(), out);
    Wire.writeString(key.symbol(), out);
    out.writeByte(terms.assetClass().ordinal());
    Wire.writeString(terms.currency(), out);
    out.writeLong(terms.multiplier());
    out.writeByte(terms.kind().ordinal());
    out.writeLong(quantity);
    Wire.writeMoney(cost, out);
    Wire.writeMoney(realized, out);
    Wire.writeAmounts(fees, out);
    out.writeLong(fills);
    out.writeLong(version);
    out.writeLong(updatedAt);
    out.writeLong(view.price());
    out.writeLong(view.ts());
    out.writeByte(view.status().ordinal());
    Wire.writeMoney(worth.unrealized(), out);
    Wire.writeMoney(worth.marketValue(), out);
    Wire.writeMoney(worth.gross(), out);
    Wire.writeMoney(worth.net(), out);
    out.writeLong(valuedAt);
    out.writeBoolean(lots != null);
    if (lots != null) {
      lots.write(out);
    }
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static Position read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a position");
    PositionKey key = new PositionKey(Wire.readString(in), Wire.readString(in));
    AssetClass assetClass = AssetClass.values()[in.readUnsignedByte()];
    String currency = Wire.readString(in);
    long multiplier = in.readLong();
    ContractKind kind = ContractKind.values()[in.readUnsignedByte()];
    long quantity = in.readLong();
    Money cost = Wire.readMoney(in);
    Money realized = Wire.readMoney(in);
    TreeMap<String, Money> fees = new TreeMap<>();
    Wire.readAmounts(fees, in);
    long fills = in.readLong();
    long version = in.readLong();
    long updatedAt = in.readLong();
    MarkView view =
        new MarkView(in.readLong(), in.readLong(), MarkStatus.values()[in.readUnsignedByte()]);
    Worth worth =
        new Worth(Wire.readMoney(in), Wire.readMoney(in), Wire.readMoney(in), Wire.readMoney(in));
    long valuedAt = in.readLong();
    Lots lots = in.readBoolean() ? new Lots() : null;
    if (lots != null) {
      lots.read(in);
    }
    Instrument terms = new Instrument(key.symbol(), assetClass, currency, multiplier, kind);
    Position position = new Position(key, terms, lots);
    position.quantity = quantity;
    position.cost = cost;
    position.realized = realized;
    position.fees.putAll(fees);
    position.fills = fills;
    position.version = version;
    position.updatedAt = updatedAt;
    position.view = view;
    position.worth = worth;
    position.valuedAt = valuedAt;
    return position;
  }
}
