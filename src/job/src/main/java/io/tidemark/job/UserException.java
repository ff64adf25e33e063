package io.tidemark.job;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * Something the user gave is at fault: an option, a setting, a file. The message is one sentence
 * that names it; no stack trace is worth showing. A job that fails with it is not restarted, since
 * it would fail again.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence that names what is wrong and what would be accepted
   */
  public UserException(String message) {
    super(message);
  }

  /**
   * @param message one sentence that names what is wrong and what would be accepted
   * @param cause what was thrown, for the log
   */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
