package io.tidemark.desk.live;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder {@code state.dir}, held by one run at a time: the checkpoints of both jobs and the
 * ledger's identity. The lock goes with the process, whatever ends it.
 */
public final class StateFolder implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final FileChannel channel;

  private StateFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is not there, and takes it.
   *
   * @throws UserException if it cannot be written to or another run has it
   */
  public static StateFolder take(Settings settings) {
    Path folder = Path.of(settings.get(Keys.STATE_DIR)).toAbsolutePath().normalize();
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return new StateFolder(folder, channel);
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      throw inUse(folder);
    } catch (FileAlreadyExistsException e) {
      throw new UserException("state.dir: " + folder + " is a file, not a folder", e);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new UserException("state.dir: " + folder + " cannot be written to", e);
    }
  }

  private static UserException inUse(Path folder) {
    return new UserException(
        "state.dir: "
            + folder
            + " is in use by another run; end that one, or give this one a folder of its own");
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The error that led here says more.
      }
    }
  }

  /** The folder of a job's checkpoints. */
  public Path of(JobKind job) {
    return folder.resolve(job.label());
  }

  /** Where the ledger's identity is kept. */
  public Path ledger() {
    return ledger(folder);
  }

  static Path ledger(Path folder) {
    return folder.resolve("ledger");
  }

  /** What Flink keeps while it runs; removed with {@link #close}. */
  public Path temp() {
    return folder.resolve("temp");
  }

  /**
   * Moves checkpoints and identity aside, so that a run starts anew.
   *
   * @return where they went; empty if there were none
   */
  public Optional<Path> putAside() throws IOException {
    Path aside = folder.resolve("old-" + STAMP.format(Instant.now()));
    for (int i = 1; Files.exists(aside); i++) {
      aside = folder.resolve("old-" + STAMP.format(Instant.now()) + "-" + i);
    }
    boolean any = false;
    for (Path old : new Path[] {of(JobKind.TRADING), of(JobKind.LOAD), ledger()}) {
      if (Files.exists(old)) {
        Files.createDirectories(aside);
        Files.move(old, aside.resolve(old.getFileName()));
        any = true;
      }
    }
    return any ? Optional.of(aside) : Optional.empty();
  }

  /** Makes {@link #temp} anew, empty. */
  public Path makeTemp() throws IOException {
    Folders.delete(temp());
    return Files.createDirectories(temp());
  }

  @Override
  public void close() throws IOException {
    try {
      Folders.delete(temp());
    } finally {
      channel.close();
    }
  }
}
