package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;

/**
 * One record of an input, a file or a topic: an event, or what is needed to make a dead letter of
 * it. The fields are set once, by the reader.
 *
 * @param <T> type of the event
 */
public final class Parsed<T> {
  /** Index of the file in the list as given, or the partition. */
  public final int part;

  /** Line in the file, of which the header is line 1, or the offset. */
  public final long place;

  /** The event; null if the record is dead. */
  public final T event;

  /** Event time, µs; 0 for a dead record and for reference data, which have none. */
  public final long ts;

  /** Why the record is dead; null if it is not. */
  public final Reason reason;

  /** What was wrong, one sentence that names column and value; null if nothing was. */
  public final String detail;

  /**
   * The record as it came; null only for a tick that no later step needs it of. Of a file, the line
   * without its end, in which bytes that are not UTF-8 are replaced; of a topic, what {@link
   * io.tidemark.job.kafka.Original} makes.
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

  /** Whether the record cannot be used. */
  public boolean isDead() {
    return event == null;
  }

  @Override
  public String toString() {
    return part + ":" + place + " " + (isDead() ? reason + " " + detail : event);
  }
}
