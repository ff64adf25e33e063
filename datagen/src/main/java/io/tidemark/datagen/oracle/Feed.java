package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.io.Closeable;

/** The records of one partition of an input, in their order. */
public interface Feed extends Closeable {
  /**
   * A record.
   *
   * @param place as dead letters name it
   * @param row what it says, by column; null if it says nothing
   * @param fault the reason's name if it became a dead letter before its columns were looked at,
   *     else null
   * @param deleted the key whose row this record deletes, else null
   * @param skipped the reason's name if the format has no use for the record, else null
   */
  record Entry(String place, CsvRow row, String fault, String deleted, String skipped) {
    /** A record whose columns are still to be judged. */
    public static Entry of(String place, CsvRow row) {
      return new Entry(place, row, null, null, null);
    }

    /** A record that says nothing. */
    public static Entry dead(String place, String fault) {
      return new Entry(place, null, fault, null, null);
    }

    /** A record of reference data that ends what a key's row before it said. */
    public static Entry delete(String place, String key) {
      return new Entry(place, null, null, key, null);
    }

    /** A record that is counted, and nothing else. */
    public static Entry skipped(String place, String why) {
      return new Entry(place, null, null, null, why);
    }
  }

  /** The next record, or null after the last. */
  Entry next();
}
