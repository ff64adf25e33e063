package io.tidemark.desk.live;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Removes folders. */
public final class Folders {
  private static final int TRIES = 50;
  private static final long PAUSE_MILLIS = 100;

  private Folders() {}

  /**
   * Removes a folder with all that is in it. What is still being written there by a thread or a
   * process that is ending is waited for, up to five seconds.
   *
   * @throws IOException if something stays
   */
  public static void delete(Path folder) throws IOException {
    for (int tries = 1; Files.exists(folder); tries++) {
      try {
        deleteNow(folder);
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  /**
   * Removes a folder with all that is in it, in one go; one that is not there is removed.
   *
   * @throws IOException if something stays
   */
  public static void deleteNow(Path folder) throws IOException {
    Files.walkFileTree(folder, new Remover());
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a folder was being removed", e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
