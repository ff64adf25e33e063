package io.tidemark.job.read;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.PendingSplitsCheckpoint;
import org.apache.flink.core.fs.Path;

/** Makes Flink sources of lists of files. */
public final class FileSources {
  private FileSources() {}

  /**
   * A bounded source that reads files in the order given; an empty list ends at once. It must run
   * with parallelism 1, and with watermark alignment it needs {@code
   * pipeline.watermark-alignment.allow-unaligned-source-splits}, since a file cannot be paused.
   *
   * @param format of the files
   * @param type of what it produces
   */
  public static <T> Source<Parsed<T>, FileSourceSplit, PendingSplitsCheckpoint<FileSourceSplit>> of(
      FileFormat<T> format, TypeInformation<Parsed<T>> type, List<Path> files) {
    // The builder wants at least one path; the enumerator has its own list, which may be empty.
    Path[] paths = files.isEmpty() ? new Path[] {new Path("none")} : files.toArray(Path[]::new);
    List<Path> list = List.copyOf(files);
    return new UnpausedFiles<>(
        FileSource.forBulkFileFormat(new BulkFiles<>(format, type), paths)
            .setFileEnumerator(() -> new OrderedFiles.Enumerator(list))
            .setSplitAssigner(OrderedFiles::new)
            .build());
  }
}
