package io.tidemark.engine.market;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a tick changes in the state of a symbol: quotes, open cuts and windows, what rules on ticks
 * remember. Opaque to the caller but for its written form, which begins with a version byte.
 */
public final class HotPart {
  /** Most venues of one symbol; the tick of one more is refused. */
  static final int MAX_VENUES = 1_000;

  private static final int VERSION = 2;

  /** The format that knew no memories of rules but edges. */
  private static final int EDGES = 1;

  private static final int BUY_STOOD = 1;
  private static final int SELL_STOOD = 2;

  /** Everything that arrived, for the rules and for mids. */
  final Book live;

  /** What arrived before the last cut, for the marks. */
  final Book base;

  /** What arrived since, by the cut it belongs to. */
  final OpenCuts cuts;

  /** Open windows by length, in the order of the engine that the state is bound to. */
  OpenWindows[] windows = {};

  /** Bars that are still open, as they stand at cuts; null if nobody asks for them. */
  PartialBars partials;

  /** What is kept of the mids, in the order of the plan that the state is bound to. */
  MidSeries[] mids = {};

  /** What is remembered of the rules on ticks. */
  RuleMemory[] memories = {};

  /** The newest mark that was sent, null if none was. */
  Mark sent;

  /** Newest boundary that is complete, µs. */
  long completed = Long.MIN_VALUE;

  /** All windows that end by here are closed, µs. */
  long closed = Long.MIN_VALUE;

  /** Newest time of an on-time tick, µs. */
  long newest = Long.MIN_VALUE;

  private String[] venues = new String[1];
  private int venueCount;

  HotPart() {
    this(new Book(), new Book(), new OpenCuts());
  }

  private HotPart(Book live, Book base, OpenCuts cuts) {
    this.live = live;
    this.base = base;
    this.cuts = cuts;
  }

  /** The number of a venue, a new one if it is new. */
  int venue(String name) {
    for (int i = 0; i < venueCount; i++) {
      if (venues[i].equals(name)) {
        return i;
      }
    }
    if (venueCount == MAX_VENUES) {
      throw new Rejected(
          Reason.OUT_OF_RANGE,
          "venue " + name + " is one more than " + MAX_VENUES + " of a symbol");
    }
    addVenue(name);
    return venueCount - 1;
  }

  /** The earliest end of an open window, µs; the largest long if none is open. */
  long firstEnd() {
    long first = partials == null ? Long.MAX_VALUE : partials.firstEnd();
    for (OpenWindows open : windows) {
      first = Math.min(first, open.firstEnd());
    }
    return first;
  }

  /** From where on everything is still to come, µs; the least long if nothing has come yet. */
  long unseen() {
    return Math.max(completed, newest == Long.MIN_VALUE ? newest : newest + 1);
  }

  /** Writes all of it. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(completed);
    out.writeLong(closed);
    out.writeLong(newest);
    out.writeShort(venueCount);
    for (int i = 0; i < venueCount; i++) {
      Wire.writeString(venues[i], out);
    }
    live.write(out);
    base.write(out);
    cuts.write(out);
    out.writeShort(windows.length);
    for (OpenWindows open : windows) {
      open.write(out);
    }
    out.writeBoolean(partials != null);
    if (partials != null) {
      partials.write(out);
    }
    MidSeries.writeAll(mids, out);
    RuleMemory.writeAll(memories, out);
    writeSent(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param symbol the symbol it is of
   * @throws IOException if it was written by a version that this one does not know
   */
  public static HotPart read(String symbol, DataInput in) throws IOException {
    int version = Wire.readVersion(in, VERSION, "the market state of a symbol");
    boolean edges = version == EDGES;
    long completed = in.readLong();
    long closed = edges ? Long.MIN_VALUE : in.readLong();
    long newest = edges ? Long.MIN_VALUE : in.readLong();
    String[] venues = new String[in.readUnsignedShort()];
    for (int i = 0; i < venues.length; i++) {
      venues[i] = Wire.readString(in);
    }
    HotPart hot = new HotPart(Book.read(in), Book.read(in), OpenCuts.read(in));
    hot.completed = completed;
    hot.closed = closed;
    hot.newest = edges ? hot.live.newest() : newest;
    for (String venue : venues) {
      hot.addVenue(venue);
    }
    hot.windows = new OpenWindows[in.readUnsignedShort()];
    for (int i = 0; i < hot.windows.length; i++) {
      hot.windows[i] = OpenWindows.read(in, !edges);
    }
    if (edges) {
      hot.memories = readEdges(in);
    } else {
      hot.partials = in.readBoolean() ? PartialBars.read(in) : null;
      hot.mids = MidSeries.readAll(in);
      hot.memories = RuleMemory.readAll(in);
    }
    hot.readSent(symbol, in);
    return hot;
  }

  /** Which conditions held after the last tick, as format 1 kept it: a bit for each direction. */
  private static RuleMemory[] readEdges(DataInput in) throws IOException {
    RuleMemory[] memories = new RuleMemory[in.readInt()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = new RuleMemory(Wire.readString(in), RuleMemory.ANY, 0, 0);
      int stood = in.readByte();
      memories[i].buy.stood = (stood & BUY_STOOD) != 0;
      memories[i].sell.stood = (stood & SELL_STOOD) != 0;
    }
    return memories;
  }

  private void writeSent(DataOutput out) throws IOException {
    out.writeBoolean(sent != null);
    if (sent != null) {
      out.writeLong(sent.cut());
      out.writeLong(sent.bid());
      out.writeLong(sent.bidTs());
      out.writeLong(sent.ask());
      out.writeLong(sent.askTs());
      out.writeLong(sent.last());
      out.writeLong(sent.lastTs());
    }
  }

  private void readSent(String symbol, DataInput in) throws IOException {
    if (in.readBoolean()) {
      sent =
          new Mark(
              symbol,
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong());
    }
  }

  private void addVenue(String name) {
    if (venueCount == venues.length) {
      venues = Arrays.copyOf(venues, venueCount * 2);
    }
    venues[venueCount++] = name;
  }
}
