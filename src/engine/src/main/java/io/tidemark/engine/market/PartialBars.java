package io.tidemark.engine.market;

import io.tidemark.engine.num.Times;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bars that are still open, as they stand at cuts. The prices between two cuts are gathered by
 * themselves, and join the running bars when the cut is complete: so what a bar shows at a cut does
 * not depend on what has come since.
 */
final class PartialBars {
  private final OpenWindows slices;

  /** By length of bar, in the order of the plan; null where there is no running bar. */
  private Window[] running;

  private long[] lengths;

  /**
   * @param slices the prices since the newest complete cut, in windows from cut to cut
   * @param lengths of the bars, µs, multiples of the cuts' distance
   */
  PartialBars(OpenWindows slices, long[] lengths) {
    this.slices = slices;
    this.lengths = lengths;
    this.running = new Window[lengths.length];
  }

  /** Distance of the cuts, µs. */
  long cutInterval() {
    return slices.interval();
  }

  /** Goes on with bars of these lengths. */
  void adapt(long[] wanted) {
    Window[] adapted = new Window[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < lengths.length; j++) {
        if (lengths[j] == wanted[i]) {
          adapted[i] = running[j];
        }
      }
    }
    running = adapted;
    lengths = wanted;
  }

  /** End of the earliest slice, µs; the largest long if there is none. */
  long firstEnd() {
    return slices.firstEnd();
  }

  /** The slice that holds this instant; null if it is not to be seen whole. */
  Window slice(long ts) {
    return slices.findOrOpen(ts);
  }

  /** Completes the slice that ends at this cut, if there is one, and tells how bars stand. */
  void complete(long cut, String symbol, MarketOut out) {
    if (slices.firstEnd() != cut) {
      return;
    }
    Window slice = slices.removeFirst();
    for (int i = 0; i < lengths.length; i++) {
      long start = Times.floor(slice.start(), lengths[i]);
      if (running[i] == null || running[i].start() != start) {
        running[i] = new Window();
        running[i].reset(start);
      }
      running[i].addAll(slice);
      if (start + lengths[i] > cut && slices.seesAllFrom(start)) {
        out.partialBar(running[i].bar(symbol, lengths[i]), cut);
      }
    }
    slices.recycle(slice);
  }

  void write(DataOutput out) throws IOException {
    slices.write(out);
    out.writeShort(lengths.length);
    for (int i = 0; i < lengths.length; i++) {
      out.writeLong(lengths[i]);
      out.writeBoolean(running[i] != null);
      if (running[i] != null) {
        running[i].write(out);
      }
    }
  }

  static PartialBars read(DataInput in) throws IOException {
    OpenWindows slices = OpenWindows.read(in, true);
    long[] lengths = new long[in.readUnsignedShort()];
    Window[] running = new Window[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = in.readLong();
      running[i] = in.readBoolean() ? Window.read(in) : null;
    }
    PartialBars partials = new PartialBars(slices, lengths);
    partials.running = running;
    return partials;
  }
}
