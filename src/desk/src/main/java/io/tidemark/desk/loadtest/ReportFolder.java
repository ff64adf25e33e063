package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.ReportPage;
import io.tidemark.desk.Faults;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a report goes. It is made before anything starts, as a long run is not to find out at its
 * end that it cannot be; what was made goes again if there was no report.
 */
final class ReportFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final List<Path> made = new ArrayList<>();
  private Path folder;
  private boolean written;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder that is free, and into which can be written.
   *
   * @param asked the one that was asked for, null for one of this moment's in the working folder
   * @throws UserException if there is something in it, or it cannot be made or written
   */
  static ReportFolder take(Path asked, String scenario) throws IOException {
    Path folder =
        asked == null ? Path.of("load-" + scenario + "-" + TIME.format(Instant.now())) : asked;
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw new UserException("--out " + folder + ": there is a file of this name");
      }
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new UserException("--out " + folder + ": the folder is not empty");
        }
      }
    }
    ReportFolder taken = new ReportFolder(folder);
    try {
      taken.make();
      Files.delete(Files.createTempFile(folder, "report", ".probe"));
    } catch (IOException e) {
      taken.giveBack();
      throw new UserException(
          "--out " + folder + ": no report can be written there: " + Faults.describe(e), e);
    }
    return taken;
  }

  /** Makes the folder and those above it, and remembers which were not there. */
  private void make() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder.toAbsolutePath(); !Files.exists(path); path = path.getParent()) {
      missing.push(path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      made.add(path);
    }
  }

  /** Takes away what was made, unless there is a report. */
  void giveBack() {
    if (written || made.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(flames());
      for (int i = made.size() - 1; i >= 0; i--) {
        Files.deleteIfExists(made.get(i));
      }
    } catch (IOException e) {
      // Something of someone else's is in it by now, or it was not made; either may stay.
      made.clear();
    }
  }

  /**
   * An earlier report to compare with.
   *
   * @param file null for none
   * @throws UserException if it is none
   */
  static Optional<LoadReport> earlier(Path file) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LoadReport.read(file));
    } catch (IOException e) {
      throw new UserException("--compare " + file + ": cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new UserException("--compare " + e.getMessage(), e);
    }
  }

  /**
   * Writes a report; if that fails, for instance as the disk is full, into a temporary folder.
   *
   * @return why it is not where it was to be, in one line; "" if it is
   * @throws UserException if it cannot be written there either
   */
  String write(LoadReport report, Optional<LoadReport> earlier) {
    Path asked = folder;
    try {
      Files.createDirectories(folder);
      put(report, earlier);
      return "";
    } catch (IOException e) {
      String why = asked + ": the report cannot be written there: " + Faults.describe(e);
      try {
        folder = Files.createTempDirectory("tidemark-report-");
        put(report, earlier);
        return why + "; it is in " + folder;
      } catch (IOException again) {
        throw new UserException(why + ", nor in the temporary folder", again);
      }
    }
  }

  private void put(LoadReport report, Optional<LoadReport> earlier) throws IOException {
    Files.writeString(folder.resolve("report.json"), report.json(), StandardCharsets.UTF_8);
    written = true;
    Files.writeString(page(), ReportPage.html(report, earlier), StandardCharsets.UTF_8);
  }

  /** Where the stacks of a profile go. */
  Path flames() {
    return folder.resolve("profile.html");
  }

  /** The page. */
  Path page() {
    return folder.resolve("report.html");
  }
}
