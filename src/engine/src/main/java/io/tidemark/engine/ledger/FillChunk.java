package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills of a position that came one after the other, and what it held before them. It never
 * changes.
 */
public final class FillChunk {
  static final int SIZE = 32;
  private static final int FORMAT = 1;

  final Holding before;
  final List<Fill> fills;

  FillChunk(Holding before, List<Fill> fills) {
    this.before = before;
    this.fills = fills;
  }

  FillChunk with(Fill next) {
    List<Fill> more = new ArrayList<>(fills.size() + 1);
    more.addAll(fills);
    more.add(next);
    return new FillChunk(before, more);
  }

  /** The newest event time among its fills, µs. */
  long newest() {
    long newest = Long.MIN_VALUE;
    for (Fill fill : fills) {
      newest = Math.max(newest, fill.ts());
    }
    return newest;
  }

  /** Writes it in the newest format. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    before.write(out);
    out.writeByte(fills.size());
    for (Fill fill : fills) {
      fill.write(out);
    }
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static FillChunk read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a chunk of fills");
    Holding before = Holding.read(in);
    int size = in.readUnsignedByte();
    List<Fill> fills = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      fills.add(Fill.read(in));
    }
    return new FillChunk(before, fills);
  }
}
