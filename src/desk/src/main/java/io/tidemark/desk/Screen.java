package io.tidemark.desk;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where a command that runs for long shows how it goes: a block of lines that is drawn anew in its
 * place on a terminal, else a plain line now and then. Lines that are to stay go above the block.
 */
public final class Screen {
  /** System property: the terminal's height. */
  private static final String ROWS = "tidemark.rows";

  private final PrintWriter err;
  private final boolean terminal;
  private final int columns;
  private final int rows;
  private final long plainNanos;
  private long plainAt;
  private int drawn;

  private Screen(PrintWriter err, boolean terminal, int columns, int rows, long plainSeconds) {
    this.err = err;
    this.terminal = terminal;
    this.columns = columns;
    this.rows = rows;
    this.plainNanos = TimeUnit.SECONDS.toNanos(plainSeconds);
    this.plainAt = System.nanoTime();
  }

  /** The standard error stream of this process. */
  public static Screen of(PrintWriter err, long plainSeconds) {
    return new Screen(
        err,
        ProgressLine.isTerminal(),
        ProgressLine.columns(),
        Integer.getInteger(ROWS, 24),
        plainSeconds);
  }

  /** A terminal of some size, or none. */
  public static Screen of(
      PrintWriter err, boolean terminal, int columns, int rows, long plainSeconds) {
    return new Screen(err, terminal, columns, rows, plainSeconds);
  }

  /** Columns that a line may fill. */
  public int width() {
    // A line that fills the last column wraps on some terminals, and could not be taken back.
    return Math.max(1, columns - 1);
  }

  /** Lines that a block may have. */
  public int height() {
    return Math.max(1, rows - 1);
  }

  /** Prints a line that stays. */
  public synchronized void say(String line) {
    clear();
    err.println(line);
    err.flush();
  }

  /**
   * Shows how it goes.
   *
   * @param block what a terminal shows; what does not fit is left out
   * @param plain the same in one line, for anything else
   */
  public synchronized void show(List<String> block, String plain) {
    if (!terminal) {
      if (System.nanoTime() - plainAt >= plainNanos) {
        plainAt = System.nanoTime();
        err.println(plain);
        err.flush();
      }
      return;
    }
    StringBuilder text = new StringBuilder(up());
    List<String> lines = block.subList(0, Math.min(block.size(), height()));
    for (String line : lines) {
      text.append(cut(line)).append(System.lineSeparator());
    }
    drawn = lines.size();
    err.print(text);
    err.flush();
  }

  /** Takes the block away. */
  public synchronized void clear() {
    err.print(up());
    err.flush();
    drawn = 0;
  }

  private String up() {
    return drawn == 0 ? "" : "\u001B[" + drawn + "A\r\u001B[J";
  }

  private String cut(String line) {
    return line.length() <= width() ? line : line.substring(0, width());
  }
}
