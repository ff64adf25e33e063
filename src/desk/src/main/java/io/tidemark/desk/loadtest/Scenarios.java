package io.tidemark.desk.loadtest;

import io.tidemark.job.Nearest;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The scenarios that Tidemark ships, and those in files of the user's. */
final class Scenarios {
  private static final List<String> NAMES =
      List.of(
          "smoke", "two-million", "full-day", "hot-symbol", "burst", "backlog", "soak", "search");

  private static final long MOST_BYTES = 1 << 20;

  private Scenarios() {}

  /** The names of those that are shipped. */
  static List<String> names() {
    return NAMES;
  }

  /**
   * The text of one that is shipped.
   *
   * @throws UserException if there is none of this name
   */
  static String shipped(String name) {
    if (!NAMES.contains(name)) {
      throw unknown(name);
    }
    try (InputStream in = Scenarios.class.getResourceAsStream("scenarios/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a scenario.
   *
   * @param nameOrFile one that is shipped, else a file
   * @throws UserException if there is neither, or it is no scenario
   */
  static Scenario read(String nameOrFile, Scenario.Overrides overrides) {
    if (NAMES.contains(nameOrFile)) {
      return ScenarioFile.read(shipped(nameOrFile), nameOrFile + ".yaml", overrides);
    }
    Path file;
    try {
      file = Path.of(nameOrFile);
    } catch (InvalidPathException e) {
      throw unknown(nameOrFile);
    }
    if (!Files.exists(file)) {
      throw unknown(nameOrFile);
    }
    if (!Files.isRegularFile(file)) {
      throw new UserException("--scenario " + nameOrFile + ": not a file");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UserException("--scenario " + nameOrFile + ": larger than 1 MB, so no scenario");
      }
      return ScenarioFile.read(Files.readString(file), nameOrFile, overrides);
    } catch (IOException e) {
      throw new UserException(
          "--scenario " + nameOrFile + ": cannot be read as text: " + e.getMessage(), e);
    }
  }

  private static UserException unknown(String name) {
    return new UserException(
        "there is no scenario and no file \""
            + name
            + "\""
            + Nearest.hint(name, NAMES)
            + " (./tidemark load --list)");
  }
}
