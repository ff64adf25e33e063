package io.tidemark.desk.live;

import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The retained checkpoints of one job, as Flink lays them out: a folder for each start of the job,
 * named by its id, and in it {@code chk-N}, complete when it holds {@code _metadata}, beside {@code
 * shared}, which several of them refer to.
 */
public final class Checkpoints {
  private static final String METADATA = "_metadata";

  private final Path folder;

  /** The checkpoints in a folder, which need not be there. */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * The newest complete checkpoint of all starts.
   *
   * @throws UserException if the folder cannot be read
   */
  public Optional<Path> newest() {
    List<Path> complete = new ArrayList<>();
    for (Path start : children(folder)) {
      for (Path checkpoint : children(start)) {
        if (Files.isRegularFile(checkpoint.resolve(METADATA))) {
          complete.add(checkpoint);
        }
      }
    }
    return complete.stream()
        .max(Comparator.comparing(Checkpoints::time).thenComparingLong(Checkpoints::number));
  }

  /**
   * Removes the folders of earlier starts, but for that of the checkpoint this start resumed from:
   * its files may be all there is if this start's own are lost.
   *
   * @param current the id of this start
   */
  public void clean(String current, Optional<Path> resumed) throws IOException {
    for (Path start : children(folder)) {
      boolean source = resumed.isPresent() && start.equals(resumed.get().getParent());
      if (!source && !start.getFileName().toString().equals(current)) {
        Folders.delete(start);
      }
    }
  }

  private static FileTime time(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** N of chk-N; -1 for a savepoint, which has another name. */
  private static long number(Path checkpoint) {
    String name = checkpoint.getFileName().toString();
    return name.matches("chk-[0-9]{1,18}") ? Long.parseLong(name.substring(4)) : -1;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UserException("state.dir: " + folder + " cannot be read", e);
    }
  }
}
