package io.tidemark.job.read;

/**
 * Makes records of the lines of one file.
 *
 * @param <T> type of the event
 */
interface LineReader<T> {
  /** Whether the line is a record; if not, it is passed over and counts as nothing. */
  default boolean isRecord(Lines lines) {
    return !lines.isEmpty();
  }

  /**
   * The record of a line.
   *
   * @param part index of the file in the list as given
   */
  Parsed<T> read(Lines lines, int part);
}
