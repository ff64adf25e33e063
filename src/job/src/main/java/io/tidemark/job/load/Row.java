package io.tidemark.job.load;

import java.util.List;

/**
 * A row to write, or the end of what stands at its key.
 *
 * @param record what it was made of
 * @param key the cells of its primary key, in the table's order
 * @param version number of events it holds; 0 where rows have none
 * @param valuedAt the cut it is valued at, µs; {@code Long.MIN_VALUE} if none
 * @param cells one for each column, as text, null is null; no array if nothing is to stand there
 * @param begins whether what stands at its key, however new, goes before it is written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Row(
    LoadRecord record,
    List<String> key,
    long version,
    long valuedAt,
    String[] cells,
    boolean begins) {

  /** The end of what stands at a key; what comes later begins anew. */
  static Row end(LoadRecord record, List<String> key) {
    return new Row(record, key, 0, Long.MIN_VALUE, null, true);
  }

  /** Whether nothing is to stand at its key. */
  boolean isEnd() {
    return cells == null;
  }

  /** What is left of this row and one of the same key that came after it. */
  Row then(Row later) {
    if (later.begins) {
      return later;
    }
    Row stands = isEnd() || later.isNotOlderThan(this) ? later : this;
    return begins && !stands.begins
        ? new Row(stands.record, key, stands.version, stands.valuedAt, stands.cells, true)
        : stands;
  }

  /**
   * Whether it may stand where another row of its key stands: the guard of the upsert. A version
   * can be lower at a later cut, where an event that came late overturned others that waited with
   * it.
   */
  private boolean isNotOlderThan(Row other) {
    return valuedAt > other.valuedAt
        || version > other.version
        || (version == other.version && valuedAt == other.valuedAt);
  }
}
