package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.read.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a replay is: one line that changes on a terminal, else a line every few seconds.
 */
final class ProgressLine implements AutoCloseable {
  private static final long TERMINAL_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5000;

  /** System property; only the launcher can tell whether the stream is a terminal. */
  private static final String TERMINAL = "tidemark.terminal";

  /** System property: the terminal's width. */
  private static final String COLUMNS = "tidemark.columns";

  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final ReplayRequest request;
  private final long began = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private ProgressLine(PrintWriter err, boolean terminal, ReplayRequest request) {
    this.err = err;
    this.terminal = terminal;
    this.request = request;
    this.thread = new Thread(this::show, "progress");
  }

  /** Starts to show the progress of a replay. */
  static ProgressLine start(PrintWriter err, boolean terminal, ReplayRequest request) {
    Progress.reset();
    ProgressLine line = new ProgressLine(err, terminal, request);
    line.thread.setDaemon(true);
    line.thread.start();
    return line;
  }

  /** Whether the standard error stream of this process is a terminal that can move its cursor. */
  static boolean isTerminal() {
    String term = System.getenv("TERM");
    return Boolean.getBoolean(TERMINAL) && term != null && !term.equals("dumb");
  }

  /** The width of the terminal. */
  static int columns() {
    return Integer.getInteger(COLUMNS, 80);
  }

  /** Takes the line off a terminal, before something else is printed there. */
  static void clear(PrintWriter err) {
    if (isTerminal()) {
      err.print(CLEAR);
    }
  }

  /** A line that would wrap cannot be taken back. */
  private static String cut(String text) {
    int width = Math.max(1, columns() - 1);
    return text.length() <= width ? text : text.substring(0, width);
  }

  private void show() {
    try {
      while (!ended.await(terminal ? TERMINAL_MILLIS : PLAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        String text = text(System.nanoTime() - began);
        if (terminal) {
          err.print(CLEAR + cut(text));
        } else {
          err.println(text);
        }
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** E.g. {@code 00:03 · ticks 412,000 · trades 31,020 · 1.2 M/s}. */
  private String text(long nanos) {
    StringBuilder text = new StringBuilder();
    long all = 0;
    for (InputFile input : InputFile.files()) {
      if (!request.files(input).isEmpty()) {
        long read = Progress.read(input);
        all += read;
        text.append(String.format(Locale.ROOT, "%s %,d · ", input.source(), read));
      }
    }
    double seconds = nanos / 1e9;
    String time =
        String.format(Locale.ROOT, "%02d:%02d · ", (long) seconds / 60, (long) seconds % 60);
    return all == 0 ? time + "starting" : time + text + rate(all / seconds);
  }

  private static String rate(double perSecond) {
    return perSecond >= 1e6
        ? String.format(Locale.ROOT, "%.1f M/s", perSecond / 1e6)
        : String.format(Locale.ROOT, "%.0f k/s", perSecond / 1e3);
  }

  /** Ends the display and takes its line off a terminal. */
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
