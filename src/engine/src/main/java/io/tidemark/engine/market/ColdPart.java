package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What changes in the state of a symbol only when a bar closes or its instrument row comes. Opaque
 * to the caller but for its written form, which begins with a version byte.
 */
public final class ColdPart {
  private static final int VERSION = 1;

  /** The symbol's row, null until it comes. */
  Instrument instrument;

  /** Its averages, null until the state is first bound to an engine. */
  Averages averages;

  ColdPart() {}

  /** Writes all of it. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeBoolean(instrument != null);
    if (instrument != null) {
      Wire.writeString(instrument.symbol(), out);
      Wire.writeString(instrument.assetClass().name(), out);
      Wire.writeString(instrument.currency(), out);
      out.writeLong(instrument.multiplier());
      Wire.writeString(instrument.kind().name(), out);
    }
    out.writeBoolean(averages != null);
    if (averages != null) {
      averages.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a version that this one does not know
   */
  public static ColdPart read(DataInput in) throws IOException {
    Wire.readVersion(in, VERSION, "the indicator state of a symbol");
    ColdPart cold = new ColdPart();
    if (in.readBoolean()) {
      cold.instrument =
          new Instrument(
              Wire.readString(in),
              Wire.readEnum(in, AssetClass.class),
              Wire.readString(in),
              in.readLong(),
              Wire.readEnum(in, ContractKind.class));
    }
    if (in.readBoolean()) {
      cold.averages = Averages.read(in);
    }
    return cold;
  }
}
