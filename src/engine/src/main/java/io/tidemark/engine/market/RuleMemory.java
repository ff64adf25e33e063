package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a symbol remembers of a rule that serves it. */
final class RuleMemory {
  /** The time of a signal that never was. */
  static final long NEVER = Long.MIN_VALUE;

  /** Matches any rule of the name: of a format that knew no fingerprints. */
  static final long ANY = 0;

  final String rule;
  final long fingerprint;
  final Track buy;
  final Track sell;

  /** What is remembered of one direction. */
  static final class Track {
    /** Whether the condition held at the last look. */
    boolean stood;

    /** Event time of the last signal, µs, or {@link #NEVER}. */
    long fired = NEVER;

    /** Steps that have held. */
    int step;

    /** Looks that are left for the next step, or the last instant for it, µs. */
    long bound;

    /** How the sides of each cross stood at the last look. */
    final byte[] relations;

    Track(int crosses) {
      relations = new byte[crosses];
      Arrays.fill(relations, Relation.UNKNOWN);
    }

    private boolean isBlank() {
      return !stood && fired == NEVER && step == 0 && relations.length == 0;
    }

    private void write(DataOutput out) throws IOException {
      out.writeBoolean(stood);
      out.writeLong(fired);
      out.writeByte(step);
      out.writeLong(bound);
      out.writeShort(relations.length);
      out.write(relations);
    }

    private static Track read(DataInput in) throws IOException {
      boolean stood = in.readBoolean();
      long fired = in.readLong();
      int step = in.readUnsignedByte();
      long bound = in.readLong();
      Track track = new Track(in.readUnsignedShort());
      track.stood = stood;
      track.fired = fired;
      track.step = step;
      track.bound = bound;
      in.readFully(track.relations);
      return track;
    }
  }

  RuleMemory(String rule, long fingerprint, int buyCrosses, int sellCrosses) {
    this(rule, fingerprint, new Track(buyCrosses), new Track(sellCrosses));
  }

  private RuleMemory(String rule, long fingerprint, Track buy, Track sell) {
    this.rule = rule;
    this.fingerprint = fingerprint;
    this.buy = buy;
    this.sell = sell;
  }

  /** The same, of a rule with this fingerprint; null if it is of one that asked something else. */
  RuleMemory of(long wanted, int buyCrosses, int sellCrosses) {
    if (fingerprint != wanted && fingerprint != ANY
        || buy.relations.length != buyCrosses
        || sell.relations.length != sellCrosses) {
      return null;
    }
    return fingerprint == wanted ? this : new RuleMemory(rule, wanted, buy, sell);
  }

  /** Writes those that differ from what a new one would be. */
  static void writeAll(RuleMemory[] memories, DataOutput out) throws IOException {
    int count = 0;
    for (RuleMemory memory : memories) {
      count += memory.isBlank() ? 0 : 1;
    }
    out.writeInt(count);
    for (RuleMemory memory : memories) {
      if (!memory.isBlank()) {
        Wire.writeString(memory.rule, out);
        out.writeLong(memory.fingerprint);
        memory.buy.write(out);
        memory.sell.write(out);
      }
    }
  }

  /** Reads what {@link #writeAll} wrote. */
  static RuleMemory[] readAll(DataInput in) throws IOException {
    RuleMemory[] memories = new RuleMemory[in.readInt()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] =
          new RuleMemory(Wire.readString(in), in.readLong(), Track.read(in), Track.read(in));
    }
    return memories;
  }

  /** The one of a name, null if there is none. */
  static RuleMemory find(RuleMemory[] memories, String rule) {
    for (RuleMemory memory : memories) {
      if (memory.rule.equals(rule)) {
        return memory;
      }
    }
    return null;
  }

  private boolean isBlank() {
    return buy.isBlank() && sell.isBlank();
  }
}
