package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;

/**
 * One record of an input, a file or a topic: an event, or what is needed to make a dead letter of
 * it, or nothing but the reason why it is skipped. The fields are set once, by the reader.
 *
 * @param <T> type of the event
 */
public final class Parsed<T> {
  /** Index of the file in the list as given, or the partition. */
  public final int part;

  /** Line in the file, the first being line 1, or the offset; 0 of a record that is skipped. */
  public final long place;

  /** The event; null if the record is dead or skipped. */
  public final T event;

  /** Event time, µs; 0 for reference data and where there is no event. */
  public final long ts;

  /** Why the record is dead or skipped; null if it is neither. */
  public final Reason reason;

  /** What is wrong with a dead record, one sentence that names column and value; else null. */
  public final String detail;

  /**
   * The record as it came; null for a tick that no later step needs it of, and for a record that is
   * skipped. Of a file, the line without its end, in which bytes that are not UTF-8 are replaced;
   * of a topic, what {@link io.tidemark.job.kafka.Original} makes.
   */
  public final String raw;

  /** All fields at once, for serializers. */
  public Parsed(int part, long place, T event, long ts, Reason reason, String detail, String raw) {
    this.part = part;
    this.place = place;
    this.event = event;
    this.ts = ts;
    this.reason = reason;
    this.detail = detail;
    this.raw = raw;
  }

  /** A record that can be used. */
  public static <T> Parsed<T> live(int part, long place, T event, long ts, String raw) {
    return new Parsed<>(part, place, event, ts, null, null, raw);
  }

  /** A record that cannot be used. */
  public static <T> Parsed<T> dead(int part, long place, Rejected why, String raw) {
    return new Parsed<>(part, place, null, 0, why.reason(), why.detail(), raw);
  }

  /**
   * A record that its format has no use for, such as one without a price. It does not say where it
   * stood, so that a reader can hand out the same object for each.
   */
  public static <T> Parsed<T> skipped(int part, Reason why) {
    return new Parsed<>(part, 0, null, 0, why, null, null);
  }

  /** Whether there is an event. */
  public boolean isLive() {
    return event != null;
  }

  /** Whether the record cannot be used and becomes a dead letter. */
  public boolean isDead() {
    return event == null && detail != null;
  }

  /** Whether the record is only counted. */
  public boolean isSkipped() {
    return event == null && detail == null;
  }

  @Override
  public String toString() {
    return part
        + ":"
        + place
        + " "
        + (isLive() ? event : isDead() ? reason + " " + detail : reason);
  }
}
