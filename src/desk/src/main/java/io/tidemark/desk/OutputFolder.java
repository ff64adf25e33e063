package io.tidemark.desk;

import io.tidemark.desk.live.Folders;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where results go. They are assembled in a hidden folder beside the one that the user named and
 * appear there at once, when all is right. Closed without that, it leaves nothing behind, neither
 * the hidden folder nor any folder that was not there before.
 */
final class OutputFolder implements AutoCloseable {
  private static final int DELETE_TRIES = 30;
  private static final int TIMES_AWAY = 3;
  private static final long DELETE_PAUSE_MILLIS = 100;

  private final Path out;
  private final Path target;
  private final boolean existed;
  private final List<Path> created = new ArrayList<>();
  private Path staging;
  private boolean done;

  private OutputFolder(Path out, Path target, boolean existed) {
    this.out = out;
    this.target = target;
    this.existed = existed;
  }

  /**
   * Checks that a folder is absent or empty, without making anything.
   *
   * @throws UserException if it cannot take the results
   */
  static void check(Path out) {
    if (out.toString().isBlank()) {
      throw new UserException("--out: the name of the folder is blank");
    }
    if (Files.exists(out)) {
      if (!Files.isDirectory(out)) {
        throw new UserException("--out " + out + ": not a folder");
      }
      if (!Files.isWritable(out)) {
        throw new UserException("--out " + out + ": the folder cannot be written to");
      }
      if (!isEmpty(out)) {
        throw new UserException("--out " + out + ": the folder is not empty");
      }
    } else if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserException("--out " + out + ": a link that leads nowhere");
    }
  }

  /**
   * A folder that takes results, of which nothing is made yet.
   *
   * @throws UserException if it cannot take them
   */
  static OutputFolder of(Path out) {
    check(out);
    boolean existed = Files.exists(out);
    try {
      Path target = existed ? out.toRealPath() : out.toAbsolutePath().normalize();
      if (target.getParent() == null) {
        throw new UserException("--out " + out + ": the root folder cannot take results");
      }
      return new OutputFolder(out, target, existed);
    } catch (IOException e) {
      throw new UserException("--out " + out + ": " + Faults.describe(e), e);
    }
  }

  /**
   * Makes the hidden folder, and the parents of the target where they are missing.
   *
   * @throws UserException if they cannot be made
   */
  synchronized OutputFolder make() {
    if (done) {
      throw new IllegalStateException("the folder is closed");
    }
    Path parent = target.getParent();
    try {
      for (Path p = parent; p != null && !Files.exists(p); p = p.getParent()) {
        created.add(p);
      }
      Files.createDirectories(parent);
      staging = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
      for (Path part : List.of(parts(), runs(), results(), temp())) {
        Files.createDirectory(part);
      }
      return this;
    } catch (IOException e) {
      close();
      throw new UserException("--out " + out + ": cannot be made: " + Faults.describe(e), e);
    }
  }

  /** For the parts that subtasks write. */
  Path parts() {
    return staging.resolve("parts");
  }

  /** For sorting. */
  Path runs() {
    return staging.resolve("runs");
  }

  /** For what goes into the target. */
  Path results() {
    return staging.resolve("results");
  }

  /** For all else that a run needs on disk. */
  Path temp() {
    return staging.resolve("temp");
  }

  /** Moves the results into place and removes the hidden folder. */
  synchronized void commit() throws IOException {
    if (done) {
      throw new IllegalStateException("the folder is closed");
    }
    if (!existed) {
      moveWhole();
    } else {
      moveFiles();
    }
    created.clear();
    close();
  }

  private void moveWhole() throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "appeared during the run");
    }
    Files.move(results(), target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void moveFiles() throws IOException {
    if (!isEmpty(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "was filled during the run");
    }
    List<Path> moved = new ArrayList<>();
    try (Stream<Path> files = Files.list(results())) {
      for (Path file : files.sorted().toList()) {
        Path to = target.resolve(file.getFileName());
        moved.add(to);
        Files.move(file, to);
      }
    } catch (IOException e) {
      for (Path file : moved) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  /** Removes what the run left on disk; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (done) {
      return;
    }
    done = true;
    if (staging != null) {
      // A cluster that shuts down in the background may still hold or make files.
      for (int i = 0; i < DELETE_TRIES && !deleted(staging) && paused(); i++) {}
    }
    removeEmpty(created);
  }

  /**
   * As {@link #close}, while a job or a starting cluster still runs, which makes folders anew: it
   * is over only when the folder stays away.
   *
   * @return false if the results were in place already, or it was closed before
   */
  synchronized boolean abandon() {
    if (done) {
      return false;
    }
    done = true;
    int away = staging == null ? TIMES_AWAY : 0;
    for (int i = 0; i < DELETE_TRIES && away < TIMES_AWAY; i++) {
      away = Files.exists(staging) ? 0 : away + 1;
      deleted(staging);
      if (!paused()) {
        break;
      }
    }
    removeEmpty(created);
    return true;
  }

  private static boolean paused() {
    try {
      Thread.sleep(DELETE_PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean deleted(Path folder) {
    try {
      Folders.deleteNow(folder);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes folders, deepest first, as far as they are empty. */
  private static void removeEmpty(List<Path> folders) {
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return;
      }
    }
  }
}
