package io.tidemark.datagen.spill;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The room that several sorters share: so many bytes of memory, and beyond that a folder for
 * temporary files, which is made when it is first needed and removed when this is closed, or when
 * the process is asked to end. For one thread.
 */
public final class Spill implements Closeable {
  private static final int SHARE_OF_HEAP = 8;

  private final Path parent;
  private final long most;
  private final List<Sorter> sorters = new ArrayList<>();
  private long used;
  private long files;
  private Path folder;
  private Thread hook;

  private Spill(Path parent, long most) {
    this.parent = parent;
    this.most = most;
  }

  /** Without files: everything stays in memory, and there is nothing to close. */
  public static Spill inMemory() {
    return new Spill(null, Long.MAX_VALUE);
  }

  /**
   * With files in a folder of its own.
   *
   * @param parent where that folder is made
   * @param bytes of rows kept in memory, about
   */
  public static Spill under(Path parent, long bytes) {
    return new Spill(parent, bytes);
  }

  /** With an eighth of the heap, and files where the system keeps temporary ones. */
  public static Spill standard() {
    return under(
        Path.of(System.getProperty("java.io.tmpdir")),
        Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** An empty sorter. */
  public Sorter sorter() {
    Sorter sorter = new Sorter(this);
    sorters.add(sorter);
    return sorter;
  }

  /** Lets go of a sorter whose rows nobody reads any more. */
  public void drop(Sorter sorter) {
    sorter.clear();
    sorters.remove(sorter);
  }

  /** Removes all files. */
  @Override
  public void close() {
    if (folder != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The hook runs already
      }
      remove(folder);
      folder = null;
    }
  }

  void grew(long bytes) {
    used += bytes;
    while (used > most) {
      sorters.stream().max(Comparator.comparingLong(Sorter::buffered)).orElseThrow().flush();
    }
  }

  void shrank(long bytes) {
    used -= bytes;
  }

  /** A name for a new file. */
  Path file() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory(parent, "tidemark-verify-");
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make a folder in " + parent, e);
      }
      Path made = folder;
      hook = new Thread(() -> remove(made));
      Runtime.getRuntime().addShutdownHook(hook);
    }
    return folder.resolve("run-" + files++);
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
