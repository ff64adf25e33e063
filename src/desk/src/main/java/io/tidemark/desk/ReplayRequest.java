package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.Settings;
import io.tidemark.job.read.TickFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a user asked to be replayed.
 *
 * @param files files of each input in the order given; an input may be left out
 * @param format the format of the ticks
 * @param settings all settings
 * @param changelog whether every version of positions and accounts is wanted
 * @param out the folder for the results
 */
record ReplayRequest(
    Map<InputFile, List<String>> files,
    TickFormat format,
    Settings settings,
    boolean changelog,
    Path out) {

  /** The files of an input, none if it was left out. */
  List<String> files(InputFile input) {
    return files.getOrDefault(input, List.of());
  }
}
