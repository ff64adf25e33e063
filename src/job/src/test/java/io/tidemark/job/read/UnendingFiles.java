package io.tidemark.job.read;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/** Files read as a topic is: each one a partition, and never an end. */
public final class UnendingFiles {
  private UnendingFiles() {}

  /** A source that goes on waiting for files behind these. */
  public static <T> FileSource<Parsed<T>> of(
      LineParser<T> parser, TypeInformation<Parsed<T>> type, List<Path> files) {
    return FileSource.forBulkFileFormat(new CsvFormat<>(parser, type), files.toArray(Path[]::new))
        .setFileEnumerator(() -> new OrderedFiles.Enumerator(files))
        .setSplitAssigner(OrderedFiles::new)
        .monitorContinuously(Duration.ofHours(1))
        .build();
  }
}
