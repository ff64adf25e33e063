package io.tidemark.engine.market;

import io.tidemark.engine.num.Times;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The open windows of one length, in the order of their starts: one, two where the out-of-orderness
 * reaches over a boundary, more only where it is longer than the windows.
 */
final class OpenWindows {
  private final long interval;
  private Window[] windows = new Window[2];
  private int count;
  private Window spare;

  /** First instant that a window may begin at, µs: what was there before was not all seen. */
  private long from = Long.MIN_VALUE;

  OpenWindows(long interval) {
    this.interval = interval;
  }

  /**
   * Windows of a symbol that has had ticks already: the first one begins where all of it is seen.
   *
   * @param seen everything from here on will be seen, µs; the least long for all there is
   */
  static OpenWindows from(long interval, long seen) {
    OpenWindows windows = new OpenWindows(interval);
    if (seen == Long.MIN_VALUE) {
      return windows;
    }
    long floor = Times.floor(seen, interval);
    windows.from = floor == seen ? seen : floor + interval;
    return windows;
  }

  long interval() {
    return interval;
  }

  /** Whether a window that begins here is seen whole. */
  boolean seesAllFrom(long start) {
    return start >= from;
  }

  /** The earliest end, µs; the largest long if no window is open. */
  long firstEnd() {
    return count == 0 ? Long.MAX_VALUE : windows[0].start() + interval;
  }

  /** The window that holds this instant, null if it is not open. */
  Window find(long ts) {
    for (int i = count - 1; i >= 0; i--) {
      long offset = ts - windows[i].start();
      if (offset >= 0) {
        return offset < interval ? windows[i] : null;
      }
    }
    return null;
  }

  /** The window that holds this instant, opened if need be; null before the first one. */
  Window findOrOpen(long ts) {
    Window found = find(ts);
    if (found != null || ts < from) {
      return found;
    }
    Window opened = spare == null ? new Window() : spare;
    spare = null;
    opened.reset(Times.floor(ts, interval));
    int at = count;
    while (at > 0 && windows[at - 1].start() > opened.start()) {
      at--;
    }
    insert(at, opened);
    return opened;
  }

  /** Takes the earliest window out; it is the caller's until {@link #recycle}. */
  Window removeFirst() {
    Window first = windows[0];
    count--;
    System.arraycopy(windows, 1, windows, 0, count);
    windows[count] = null;
    return first;
  }

  /** Gives a window back that is not needed any more. */
  void recycle(Window window) {
    spare = window;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(interval);
    out.writeLong(from);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      windows[i].write(out);
    }
  }

  /**
   * @param begins whether the format has the first instant
   */
  static OpenWindows read(DataInput in, boolean begins) throws IOException {
    OpenWindows read = new OpenWindows(in.readLong());
    if (begins) {
      read.from = in.readLong();
    }
    for (int left = in.readInt(); left > 0; left--) {
      read.insert(read.count, Window.read(in));
    }
    return read;
  }

  private void insert(int at, Window window) {
    if (count == windows.length) {
      windows = Arrays.copyOf(windows, count * 2);
    }
    System.arraycopy(windows, at, windows, at + 1, count - at);
    windows[at] = window;
    count++;
  }
}
