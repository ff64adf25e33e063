package io.tidemark.job.kafka;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes the engine's event of an Avro record, with the checks that its CSV parser makes.
 *
 * @param <R> type of the record
 * @param <T> type of the event
 */
interface Conversion<R extends SpecificRecord, T> extends Serializable {
  /** What event time of a record is if it has none. */
  long UNTIMED = 0;

  /**
   * The event.
   *
   * @throws Rejected if the record cannot be used
   */
  T event(R record, WireFields fields);

  /** What the record's key must be. */
  String key(T event);

  /** Event time, µs; {@link #UNTIMED} for reference data. */
  long ts(T event);

  /**
   * The event that a record without a value is.
   *
   * @param key its key; null if it has none
   * @throws Rejected NULL_VALUE if it is none
   */
  default T deletion(byte[] key) {
    throw new Rejected(Reason.NULL_VALUE, "the record has no value");
  }
}
