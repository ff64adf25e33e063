package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.ReportPage;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a report goes. It is made when there is something to put into it. */
final class ReportFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder that is free.
   *
   * @param asked the one that was asked for, null for one of this moment's in the working folder
   * @throws UserException if there is something in it
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
    return new ReportFolder(folder);
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

  /** Writes a report. */
  void write(LoadReport report, Optional<LoadReport> earlier) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), report.json(), StandardCharsets.UTF_8);
    Files.writeString(page(), ReportPage.html(report, earlier), StandardCharsets.UTF_8);
  }

  /** Where the stacks of a profile go; the folder is made. */
  Path flames() throws IOException {
    Files.createDirectories(folder);
    return folder.resolve("profile.html");
  }

  /** The page. */
  Path page() {
    return folder.resolve("report.html");
  }
}
