package io.tidemark.desk;

import io.tidemark.desk.LineSorter.LineSink;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Makes one sorted file of the parts that subtasks wrote. A line of a part is a sort key, a tab and
 * a row; lines are sorted by the unsigned bytes of the whole line, so that the result does not
 * depend on which subtask wrote what. It sorts in memory what fits, and else in runs on disk.
 */
final class Merge {
  /** Memory that a merge may take by default, bytes. */
  static final long MEMORY = 48L << 20;

  private static final int FAN_IN = 64;
  private static final int BUFFER = 1 << 16;

  private final Path runsDir;
  private final long memory;
  private int runs;

  /**
   * @param runsDir an existing folder for runs
   * @param memory bytes to sort in
   */
  Merge(Path runsDir, long memory) {
    this.runsDir = runsDir;
    this.memory = memory;
  }

  /**
   * Merges the parts of a folder, which may be missing or empty, into a file.
   *
   * @param header the first line of the file
   * @return rows written, without the header
   */
  long merge(Path parts, String header, Path target) throws IOException {
    LineSorter sorter = new LineSorter(memory);
    List<Path> sorted = new ArrayList<>();
    for (Path part : parts(parts)) {
      try (LineFile lines = new LineFile(part, BUFFER)) {
        while (lines.next()) {
          if (!sorter.add(lines.buffer, lines.from, lines.to)) {
            sorted.add(run(sorter));
            sorter.add(lines.buffer, lines.from, lines.to);
          }
        }
      }
    }
    try (OutputStream out = open(target)) {
      out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
      Rows rows = new Rows(out);
      if (sorted.isEmpty()) {
        sorter.drain(rows);
      } else {
        sorted.add(run(sorter));
        while (sorted.size() > FAN_IN) {
          sorted = fewer(sorted);
        }
        combine(sorted, rows);
      }
      return rows.count;
    }
  }

  /** The parts of a folder, in the order of their paths; those not finished are left out. */
  static List<Path> parts(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private List<Path> fewer(List<Path> sorted) throws IOException {
    List<Path> merged = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i += FAN_IN) {
      Path run = runsDir.resolve("run-" + runs++);
      try (OutputStream out = open(run)) {
        combine(sorted.subList(i, Math.min(i + FAN_IN, sorted.size())), LineSink.lines(out));
      }
      merged.add(run);
    }
    return merged;
  }

  private Path run(LineSorter sorter) throws IOException {
    Path run = runsDir.resolve("run-" + runs++);
    try (OutputStream out = open(run)) {
      sorter.drain(LineSink.lines(out));
    }
    return run;
  }

  /** Hands out the lines of sorted files in order, and deletes the files. */
  private void combine(List<Path> files, LineSink sink) throws IOException {
    Comparator<LineFile> byLine =
        (a, b) -> Arrays.compareUnsigned(a.buffer, a.from, a.to, b.buffer, b.from, b.to);
    PriorityQueue<LineFile> queue = new PriorityQueue<>(byLine);
    List<Closeable> open = new ArrayList<>();
    try {
      for (Path file : files) {
        LineFile lines = new LineFile(file, (int) Math.min(BUFFER, memory / FAN_IN + 1));
        open.add(lines);
        if (lines.next()) {
          queue.add(lines);
        }
      }
      while (!queue.isEmpty()) {
        LineFile first = queue.poll();
        sink.line(first.buffer, first.from, first.to);
        if (first.next()) {
          queue.add(first);
        }
      }
    } finally {
      for (Closeable lines : open) {
        lines.close();
      }
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  /** Writes what follows the key of each line. */
  private static final class Rows implements LineSink {
    private final OutputStream out;
    private long count;

    Rows(OutputStream out) {
      this.out = out;
    }

    @Override
    public void line(byte[] bytes, int from, int to) throws IOException {
      int tab = from;
      while (tab < to && bytes[tab] != '\t') {
        tab++;
      }
      if (tab == to) {
        throw new IllegalStateException(
            "a part holds a line without a key: "
                + new String(bytes, from, Math.min(to - from, 200), StandardCharsets.UTF_8));
      }
      out.write(bytes, tab + 1, to - tab - 1);
      out.write('\n');
      count++;
    }
  }
}
