package io.tidemark.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Sorts lines by their unsigned bytes within a given amount of memory. */
final class LineSorter {
  /** Memory that a line needs beside its bytes: start, end, and a place to sort in. */
  private static final int OVERHEAD = 4 * Integer.BYTES;

  private final long memory;
  private byte[] arena;
  private int used;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int count;

  /**
   * @param memory bytes that it may take, at least a few thousand; a longer line is taken alone
   */
  LineSorter(long memory) {
    this.memory = memory;
    this.arena = new byte[(int) Math.min(memory / 2, 1 << 16)];
  }

  /** Takes a line unless it is full; a sorter that holds nothing takes any line. */
  boolean add(byte[] line, int from, int to) {
    int length = to - from;
    long needed = used + length + (long) OVERHEAD * (count + 1);
    // The arena and the indices grow by doubling, so that twice the need is the bound.
    if (count > 0 && 2 * needed > memory) {
      return false;
    }
    if (used + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(used + length, 2 * arena.length));
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(line, from, arena, used, length);
    starts[count] = used;
    used += length;
    ends[count] = used;
    count++;
    return true;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Hands out the lines in order, then holds nothing. */
  void drain(LineSink sink) throws IOException {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    sort(order, order.clone(), 0, count);
    for (int i : order) {
      sink.line(arena, starts[i], ends[i]);
    }
    count = 0;
    used = 0;
  }

  /** Merge sort of {@code into}; {@code from} holds the same. */
  private void sort(int[] into, int[] from, int low, int high) {
    if (high - low < 2) {
      return;
    }
    int middle = (low + high) >>> 1;
    sort(from, into, low, middle);
    sort(from, into, middle, high);
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft = right >= high || (left < middle && compare(from[left], from[right]) <= 0);
      into[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(arena, starts[a], ends[a], arena, starts[b], ends[b]);
  }

  /** Takes lines. */
  interface LineSink {
    /** Takes the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    void line(byte[] bytes, int from, int to) throws IOException;

    /** A sink that writes whole lines. */
    static LineSink lines(OutputStream out) {
      return (bytes, from, to) -> {
        out.write(bytes, from, to - from);
        out.write('\n');
      };
    }
  }
}
