package io.tidemark.desk.loadtest;

/** What ended a load test before its time; the message is one line. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }

  Broken(String message, Throwable cause) {
    super(message, cause);
  }
}
