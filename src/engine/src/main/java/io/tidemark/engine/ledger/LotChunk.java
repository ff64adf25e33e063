package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lots of neighbouring indices of a {@link LotLog}; it never changes. */
public final class LotChunk {
  static final int SIZE = 64;
  private static final int FORMAT = 1;

  /** Null where nothing was ever put. */
  private final Lot[] lots;

  LotChunk() {
    this(new Lot[SIZE]);
  }

  private LotChunk(Lot[] lots) {
    this.lots = lots;
  }

  Lot get(int index) {
    return lots[index];
  }

  LotChunk with(int index, Lot lot) {
    Lot[] changed = lots.clone();
    changed[index] = lot;
    return new LotChunk(changed);
  }

  /** Writes it in the newest format. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    for (Lot lot : lots) {
      out.writeBoolean(lot != null);
      if (lot != null) {
        lot.write(out);
      }
    }
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static LotChunk read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a chunk of lots");
    Lot[] lots = new Lot[SIZE];
    for (int i = 0; i < SIZE; i++) {
      lots[i] = in.readBoolean() ? Lot.read(in) : null;
    }
    return new LotChunk(lots);
  }
}
