package io.tidemark.job.read;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/**
 * How Flink reads a file: whole, by one reader. Its position is the number of records emitted; a
 * reader that is restored reads the file again and passes over them.
 *
 * @param <T> type of the event
 */
final class BulkFiles<T> implements BulkFormat<Parsed<T>, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  private final FileFormat<T> format;
  private final TypeInformation<Parsed<T>> type;

  BulkFiles(FileFormat<T> format, TypeInformation<Parsed<T>> type) {
    this.format = format;
    this.type = type;
  }

  @Override
  public RecordReader<T> createReader(Configuration config, FileSourceSplit split) {
    return RecordReader.open(format, split.path(), OrderedFiles.part(split));
  }

  @Override
  public RecordReader<T> restoreReader(Configuration config, FileSourceSplit split) {
    RecordReader<T> reader = createReader(config, split);
    reader.skip(
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L));
    return reader;
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<Parsed<T>> getProducedType() {
    return type;
  }
}
