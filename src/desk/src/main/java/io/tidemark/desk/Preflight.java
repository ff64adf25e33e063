package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.read.CsvFormat;
import io.tidemark.job.read.TickFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds what would make a replay fail before anything is started. */
public final class Preflight {
  private Preflight() {}

  /**
   * Checks the input files and the output folder; makes nothing.
   *
   * @throws UserException naming the first that will not do
   */
  static void check(ReplayRequest request) {
    check(request.files(), request.format());
    OutputFolder.check(request.out());
    checkCheckpoints(request.settings());
  }

  /** Flink would find out late, and say so at length. */
  private static void checkCheckpoints(Settings settings) {
    String folder = settings.get(Keys.CHECKPOINT_DIR);
    if (settings.get(Keys.CHECKPOINT_INTERVAL) == 0 || folder.isEmpty()) {
      return;
    }
    if (folder.contains("://")) {
      throw new UserException(
          "checkpoint.dir " + folder + ": a replay keeps its checkpoints in a local folder");
    }
    for (Path path = Path.of(folder).toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
          throw new UserException(
              "checkpoint.dir " + folder + ": " + path + " is no folder that can be written to");
        }
        return;
      }
    }
  }

  /**
   * Checks that a port of loopback is free; 0 stands for any and is.
   *
   * @throws UserException if it is not
   */
  public static void port(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UserException(
          "web.port " + port + ": the port cannot be used: " + Faults.describe(e), e);
    }
  }

  /** Checks the input files alone. */
  static void check(Map<InputFile, List<String>> inputs, TickFormat format) {
    if (inputs.values().stream().allMatch(files -> files.isEmpty())) {
      throw new UserException("nothing to read: give --ticks, --trades or another input");
    }
    inputs.forEach((input, files) -> files.forEach(file -> check(input, file, format)));
  }

  private static void check(InputFile input, String file, TickFormat format) {
    if (file.isBlank()) {
      throw new UserException("--" + input.source() + ": the name of the file is blank");
    }
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
    var named = org.apache.flink.core.fs.Path.fromLocalFile(path.toAbsolutePath().toFile());
    if (input == InputFile.TICKS) {
      format.check(named);
    } else {
      CsvFormat.check(input, named);
    }
  }
}
