package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import java.io.IOException;
import java.io.Serializable;

/**
 * A format of files: how the lines of one become events. It holds settings but no state; what it
 * learns from a file's header is in the reader that it makes for that file. Formats live in this
 * package.
 *
 * @param <T> type of the event
 */
public interface FileFormat<T> extends Serializable {
  /** The kind of input that files of this format hold. */
  InputFile input();

  /**
   * Reads what a file begins with, up to its first record.
   *
   * @param file the file's name, for messages
   * @throws InputException if the file is not of this format; it names file and line, what was
   *     found and what is needed
   */
  LineReader<T> open(Lines lines, String file) throws IOException;
}
