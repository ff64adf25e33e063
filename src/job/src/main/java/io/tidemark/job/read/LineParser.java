package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Rejected;
import java.io.Serializable;

/**
 * Makes an event of a row of CSV. One small class for each kind of input; it holds settings but no
 * state.
 *
 * @param <T> type of the event
 */
public interface LineParser<T> extends Serializable {
  /** The kind of input, which says what the columns are. */
  InputFile kind();

  /**
   * The event of a row.
   *
   * @param part index of the file in the list as given
   * @param place line in the file
   * @param raw the line as it came; null unless {@link #keepsRaw()}
   * @throws Rejected if the row cannot be used
   */
  T parse(CsvRow row, int part, long place, String raw);

  /** Event time, µs; 0 for reference data. */
  long ts(T event);

  /** Whether a later step may still refuse an event, and so needs the line as it came. */
  boolean keepsRaw();
}
