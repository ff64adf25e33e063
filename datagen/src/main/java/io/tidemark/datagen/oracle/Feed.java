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
   */
  record Entry(String place, CsvRow row, String fault, String deleted) {
    /** A record whose columns are still to be judged. */
    public static Entry of(String place, CsvRow row) {
      return new Entry(place, row, null, null);
    }

    /** A record that says nothing. */
    public static Entry dead(String place, String fault) {
      return new Entry(place, null, fault, null);
    }

    /** A record of reference data that ends what a key's row before it said. */
    public static Entry delete(String place, String key) {
      return new Entry(place, null, null, key);
    }
  }

  /** The next record, or null after the last. */
  Entry next();
}
