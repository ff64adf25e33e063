package io.tidemark.job.read;

import io.tidemark.job.UserException;

/** An input file that cannot be read to its end: missing, wrong header, truncated, corrupt. */
public final class InputException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence that begins with the file, and the line where there is one
   */
  public InputException(String message) {
    super(message);
  }

  /**
   * @param message one sentence that begins with the file, and the line where there is one
   * @param cause what was thrown, for the log
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
