package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.UserException;
import io.tidemark.job.read.CsvReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds what would make a replay fail before anything is started. */
final class Preflight {
  private Preflight() {}

  /**
   * Checks the input files and the output folder; makes nothing.
   *
   * @throws UserException naming the first that will not do
   */
  static void check(ReplayRequest request) {
    if (request.files().values().stream().allMatch(files -> files.isEmpty())) {
      throw new UserException("nothing to replay: give at least one of --ticks and --trades");
    }
    for (InputFile input : InputFile.values()) {
      for (String file : request.files(input)) {
        check(input, file);
      }
    }
    OutputFolder.check(request.out());
  }

  private static void check(InputFile input, String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new UserException("--" + input.source() + ": no file name: " + e.getReason(), e);
    }
    if (!Files.exists(path)) {
      throw new UserException(file + ": there is no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new UserException(file + ": not a regular file");
    }
    if (!Files.isReadable(path)) {
      throw new UserException(file + ": the file cannot be read: permission denied");
    }
    CsvReader.check(
        input, org.apache.flink.core.fs.Path.fromLocalFile(path.toAbsolutePath().toFile()));
  }
}
