package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One position: a symbol in a book of an account. It keeps the terms of its first fill. Changed by
 * the {@link Ledger} alone.
 */
public final class Position {
  private static final int FORMAT = 2;

  final PositionKey key;
  final Instrument terms;

  Holding holding;

  /** Fees by the currency they were paid in. */
  final TreeMap<String, Money> fees = new TreeMap<>();

  /** Fills in effect. */
  long fills;

  long version;
  long updatedAt;

  /** The largest event time applied, µs. */
  long newest = Account.NEVER;

  /** The mark it was last valued with. */
  MarkView view = MarkView.NONE;

  /** What it adds to its account's balance at that mark. */
  Worth worth = Worth.NOTHING;

  long valuedAt;

  /** The number of the first fill that the history keeps, and the one that the next will have. */
  long firstFill;

  long nextFill;

  /** The newest event time in the oldest chunk of the history, µs. */
  long oldestChunkTs = Account.NEVER;

  /** The first chunk of lots that may be kept. */
  long firstLots;

  /** Lots that an older format kept in here; the next fill puts them where they belong. */
  List<Lot> carried = List.of();

  Position(PositionKey key, Instrument terms, Holding holding) {
    this.key = key;
    this.terms = terms;
    this.holding = holding;
  }

  /** A position without fills; the history numbers its fills from here on. */
  static Position open(PositionKey key, Instrument terms, LotMethod method, long firstFill) {
    Position position = new Position(key, terms, Holding.empty(method));
    position.firstFill = firstFill;
    position.nextFill = firstFill;
    return position;
  }

  /** One that can be changed without changing this one. */
  public Position copy() {
    Position copy = new Position(key, terms, holding);
    copy.fees.putAll(fees);
    copy.fills = fills;
    copy.version = version;
    copy.updatedAt = updatedAt;
    copy.newest = newest;
    copy.view = view;
    copy.worth = worth;
    copy.valuedAt = valuedAt;
    copy.firstFill = firstFill;
    copy.nextFill = nextFill;
    copy.oldestChunkTs = oldestChunkTs;
    copy.firstLots = firstLots;
    copy.carried = carried;
    return copy;
  }

  /** Its book and symbol. */
  public PositionKey key() {
    return key;
  }

  /** Signed open quantity, 1e-8. */
  public long quantity() {
    return holding.quantity();
  }

  /** The largest event time applied, µs; a later event may have an earlier one. */
  public long newest() {
    return newest;
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
    holding.write(out);
    Wire.writeAmounts(fees, out);
    out.writeLong(fills);
    out.writeLong(version);
    out.writeLong(updatedAt);
    out.writeLong(newest);
    out.writeLong(view.price());
    out.writeLong(view.ts());
    out.writeByte(view.status().ordinal());
    worth.write(out);
    out.writeLong(valuedAt);
    out.writeLong(firstFill);
    out.writeLong(nextFill);
    out.writeLong(oldestChunkTs);
    out.writeLong(firstLots);
    out.writeInt(carried.size());
    for (Lot lot : carried) {
      lot.write(out);
    }
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static Position read(DataInput in) throws IOException {
    int format = Wire.readVersion(in, FORMAT, "a position");
    PositionKey key = new PositionKey(Wire.readString(in), Wire.readString(in));
    AssetClass assetClass = AssetClass.values()[in.readUnsignedByte()];
    String currency = Wire.readString(in);
    long multiplier = in.readLong();
    ContractKind kind = ContractKind.values()[in.readUnsignedByte()];
    Instrument terms = new Instrument(key.symbol(), assetClass, currency, multiplier, kind);
    Holding holding = format == 1 ? readTotals(in) : Holding.read(in);
    Position position = new Position(key, terms, holding);
    Wire.readAmounts(position.fees, in);
    position.fills = in.readLong();
    position.version = in.readLong();
    position.updatedAt = in.readLong();
    position.newest = format == 1 ? position.updatedAt : in.readLong();
    position.view =
        new MarkView(in.readLong(), in.readLong(), MarkStatus.values()[in.readUnsignedByte()]);
    position.worth = Worth.read(in);
    position.valuedAt = in.readLong();
    if (format == 1) {
      position.readAllLots(in);
      return position;
    }
    position.firstFill = in.readLong();
    position.nextFill = in.readLong();
    position.oldestChunkTs = in.readLong();
    position.firstLots = in.readLong();
    position.carried = readLots(in, in.readInt(), false);
    return position;
  }

  /** Format 1 knew no transfers, and had its lots at the end. */
  private static Holding readTotals(DataInput in) throws IOException {
    return new Holding(in.readLong(), Wire.readMoney(in), Wire.readMoney(in), Money.ZERO, null);
  }

  /** Format 1 kept all lots in the position, without their prices. */
  private void readAllLots(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return;
    }
    List<Lot> lots = readLots(in, in.readInt(), true);
    int size = lots.size();
    LotQueue queue = LotQueue.EMPTY;
    if (size > 0) {
      queue =
          new LotQueue(0, Math.max(0, size - 2), lots.get(0), size > 1 ? lots.get(size - 1) : null);
    }
    if (size > 2) {
      carried = List.copyOf(lots.subList(1, size - 1));
    }
    holding =
        new Holding(holding.quantity(), holding.cost(), holding.realized(), Money.ZERO, queue);
  }

  private static List<Lot> readLots(DataInput in, int size, boolean unpriced) throws IOException {
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lots.add(unpriced ? new Lot(Fixed8.ABSENT, in.readLong(), Wire.readMoney(in)) : Lot.read(in));
    }
    return lots;
  }
}
