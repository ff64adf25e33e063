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
   */
  record Entry(String place, CsvRow row, String fault) {
    /** A record whose columns are still to be judged. */
    public static Entry of(String place, CsvRow row) {
      return new Entry(place, row, null);
    }

    /** A record that says nothing. */
    public static Entry dead(String place, String fault) {
      return new Entry(place, null, fault);
    }
  }

  /** The next record, or null after the last. */
  Entry next();
}
