package io.tidemark.engine.market;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a tick changes in the state of a symbol: quotes, open cuts and windows, the edges of rules.
 * Opaque to the caller but for its written form, which begins with a version byte.
 */
public final class HotPart {
  /** Most venues of one symbol; the tick of one more is refused. */
  static final int MAX_VENUES = 1_000;

  private static final int VERSION = 1;

  /** Everything that arrived, for the rules and for mids. */
  final Book live;

  /** What arrived before the last cut, for the marks. */
  final Book base;

  /** What arrived since, by the cut it belongs to. */
  final OpenCuts cuts;

  /** Open windows by length, in the order of the engine that the state is bound to. */
  OpenWindows[] windows = {};

  /** Names of the rules on the quote, in the order of the engine that the state is bound to. */
  String[] edgeRules = {};

  /** For each of them the conditions that held after the last tick, a bit each. */
  byte[] edges = {};

  /** The newest mark that was sent, null if none was. */
  Mark sent;

  /** Newest boundary that is complete, µs. */
  long completed = Long.MIN_VALUE;

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
    long first = Long.MAX_VALUE;
    for (OpenWindows open : windows) {
      first = Math.min(first, open.firstEnd());
    }
    return first;
  }

  /** Keeps the windows of these lengths and the edges of these rules, and begins what is new. */
  void adapt(long[] intervals, String[] rules) {
    OpenWindows[] adapted = new OpenWindows[intervals.length];
    for (int i = 0; i < intervals.length; i++) {
      for (OpenWindows open : windows) {
        if (open.interval() == intervals[i]) {
          adapted[i] = open;
        }
      }
      if (adapted[i] == null) {
        adapted[i] = new OpenWindows(intervals[i]);
      }
    }
    windows = adapted;
    byte[] adaptedEdges = new byte[rules.length];
    for (int i = 0; i < rules.length; i++) {
      int known = Arrays.asList(edgeRules).indexOf(rules[i]);
      adaptedEdges[i] = known < 0 ? 0 : edges[known];
    }
    edgeRules = rules;
    edges = adaptedEdges;
  }

  /** Writes all of it. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(completed);
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
    writeEdges(out);
    writeSent(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param symbol the symbol it is of
   * @throws IOException if it was written by a version that this one does not know
   */
  public static HotPart read(String symbol, DataInput in) throws IOException {
    Wire.readVersion(in, VERSION, "the market state of a symbol");
    long completed = in.readLong();
    String[] venues = new String[in.readUnsignedShort()];
    for (int i = 0; i < venues.length; i++) {
      venues[i] = Wire.readString(in);
    }
    HotPart hot = new HotPart(Book.read(in), Book.read(in), OpenCuts.read(in));
    hot.completed = completed;
    for (String venue : venues) {
      hot.addVenue(venue);
    }
    hot.windows = new OpenWindows[in.readUnsignedShort()];
    for (int i = 0; i < hot.windows.length; i++) {
      hot.windows[i] = OpenWindows.read(in);
    }
    hot.readEdges(in);
    hot.readSent(symbol, in);
    return hot;
  }

  private void writeEdges(DataOutput out) throws IOException {
    int standing = 0;
    for (byte edge : edges) {
      standing += edge != 0 ? 1 : 0;
    }
    out.writeInt(standing);
    for (int i = 0; i < edges.length; i++) {
      if (edges[i] != 0) {
        Wire.writeString(edgeRules[i], out);
        out.writeByte(edges[i]);
      }
    }
  }

  private void readEdges(DataInput in) throws IOException {
    int standing = in.readInt();
    edgeRules = new String[standing];
    edges = new byte[standing];
    for (int i = 0; i < standing; i++) {
      edgeRules[i] = Wire.readString(in);
      edges[i] = in.readByte();
    }
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
