package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.study.EmaSeed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What changes in the state of a symbol only when a bar closes or its instrument row comes. Opaque
 * to the caller but for its written form, which begins with a version byte.
 */
public final class ColdPart {
  private static final int VERSION = 2;

  /** The format that knew averages only. */
  private static final int AVERAGES = 1;

  /** The symbol's row, null until it comes. */
  Instrument instrument;

  /** What is computed on its bars, by their length. */
  BarSeries[] series = {};

  /** What is remembered of the rules on bars. */
  RuleMemory[] memories = {};

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
    out.writeShort(series.length);
    for (BarSeries each : series) {
      each.write(out);
    }
    RuleMemory.writeAll(memories, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a version that this one does not know
   */
  public static ColdPart read(DataInput in) throws IOException {
    int version = Wire.readVersion(in, VERSION, "the indicator state of a symbol");
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
    if (version == AVERAGES) {
      if (in.readBoolean()) {
        cold.series = new BarSeries[] {readAverages(in)};
      }
      return cold;
    }
    cold.series = new BarSeries[in.readUnsignedShort()];
    for (int i = 0; i < cold.series.length; i++) {
      cold.series[i] = BarSeries.read(in);
    }
    cold.memories = RuleMemory.readAll(in);
    return cold;
  }

  /** Averages as format 1 kept them: of each its period, how many bars it has seen, its value. */
  private static BarSeries readAverages(DataInput in) throws IOException {
    BarSeries series = new BarSeries(in.readLong());
    EmaSeed seed = Wire.readEnum(in, EmaSeed.class);
    series.slots = new StudySlot[in.readUnsignedShort()];
    for (int i = 0; i < series.slots.length; i++) {
      String key = "ema_" + in.readInt();
      byte[] state = new byte[2 * Long.BYTES];
      in.readFully(state);
      series.slots[i] = StudySlot.stored(key, seed, state);
    }
    return series;
  }
}
