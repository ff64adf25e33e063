package io.tidemark.job.load;

import java.util.List;

/**
 * A row to write.
 *
 * @param record what it was made of
 * @param key the cells of its primary key, in the table's order
 * @param version number of events it holds; 0 where rows have none
 * @param valuedAt the cut it is valued at, µs; {@code Long.MIN_VALUE} if none
 * @param cells one for each column, as text; null is null
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Row(LoadRecord record, List<String> key, long version, long valuedAt, String[] cells) {
  /** Whether it may stand where another row of its key stands: the guard of the upsert. */
  boolean isNotOlderThan(Row other) {
    return version != other.version ? version > other.version : valuedAt >= other.valuedAt;
  }
}
