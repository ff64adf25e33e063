package io.tidemark.desk;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Where the details of a failure go: a file under the system's temporary folder. The logging
 * configuration writes to the same file, by the system property.
 */
public final class LogFile {
  /** Names the file to the logging configuration. */
  static final String PROPERTY = "tidemark.log";

  private LogFile() {}

  /** Names the file of this process; before the first logger is made. */
  static void name() {
    if (System.getProperty(PROPERTY) == null) {
      long pid = ProcessHandle.current().pid();
      String file = "tidemark-" + pid + ".log";
      System.setProperty(PROPERTY, Path.of(System.getProperty("java.io.tmpdir"), file).toString());
    }
  }

  /** Removes the file: what a user can mend needs no details. */
  public static void discard() {
    String file = System.getProperty(PROPERTY);
    if (file != null) {
      try {
        Files.deleteIfExists(Path.of(file));
      } catch (IOException e) {
        // It stays; it does no harm.
      }
    }
  }

  /** Adds a failure and gives the end of the message that points to it. */
  public static String add(Throwable thrown) {
    name();
    Path file = Path.of(System.getProperty(PROPERTY));
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      out.println(Instant.now() + " the command failed");
      thrown.printStackTrace(out);
    } catch (IOException e) {
      return "(no details: " + file + " cannot be written to)";
    }
    return "(details in " + file + ")";
  }
}
