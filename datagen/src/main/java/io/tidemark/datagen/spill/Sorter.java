package io.tidemark.datagen.spill;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows in any order and gives them back sorted. What it keeps in memory is bounded by its
 * {@link Spill}; the rest lies in sorted runs on disk. For one thread. What cannot be written is an
 * {@link java.io.UncheckedIOException}.
 */
public final class Sorter implements Sorted {
  /** Runs that are merged into one as soon as there are so many of a size. */
  private static final int FAN_IN = 64;

  private final Spill spill;

  /** Runs by how often they were merged, the oldest first in each. */
  private final List<List<RunFile>> levels = new ArrayList<>();

  private List<Row> buffer = new ArrayList<>();
  private long buffered;
  private long size;
  private boolean sorted;

  Sorter(Spill spill) {
    this.spill = spill;
  }

  /** Takes a row; not after the first was read back. */
  public void add(byte[] key, List<String> fields) {
    add(Row.of(key, fields));
  }

  /** The same of a row that is made. */
  public void add(Row row) {
    if (sorted) {
      throw new IllegalStateException("rows are being read back");
    }
    buffer.add(row);
    size++;
    buffered += row.bytes();
    spill.grew(row.bytes());
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Rows read() {
    if (!sorted) {
      buffer.sort(null);
      sorted = true;
    }
    List<RunFile> runs = new ArrayList<>();
    for (int i = levels.size() - 1; i >= 0; i--) {
      runs.addAll(levels.get(i)); // the older ones have been merged more often
    }
    return Merge.of(runs, buffer);
  }

  /** Forgets all rows, and removes what is on disk of them. */
  public void clear() {
    levels.forEach(runs -> runs.forEach(RunFile::delete));
    levels.clear();
    spill.shrank(buffered);
    buffer = new ArrayList<>();
    buffered = 0;
    size = 0;
    sorted = false;
  }

  /** Bytes of rows in memory. */
  long buffered() {
    return buffered;
  }

  /** Makes room: all rows in memory become a run. Those being read back may do so too. */
  void flush() {
    buffer.sort(null);
    RunFile run = RunFile.write(spill.file(), new Merge.Listed(buffer));
    spill.shrank(buffered);
    buffer = new ArrayList<>();
    buffered = 0;
    add(0, run);
  }

  private void add(int level, RunFile run) {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
    }
    List<RunFile> runs = levels.get(level);
    runs.add(run);
    if (runs.size() == FAN_IN) {
      try (Rows merged = Merge.of(runs, List.of())) {
        RunFile one = RunFile.write(spill.file(), merged);
        runs.forEach(RunFile::delete);
        runs.clear();
        add(level + 1, one);
      }
    }
  }
}
