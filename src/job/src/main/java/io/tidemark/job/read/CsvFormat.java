package io.tidemark.job.read;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/**
 * How Flink reads a CSV file: whole, by one reader. Its position is the number of records emitted;
 * a reader that is restored reads the file again and passes over them.
 *
 * @param <T> type of the event
 */
public final class CsvFormat<T> implements BulkFormat<Parsed<T>, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  private final LineParser<T> parser;
  private final TypeInformation<Parsed<T>> type;

  /** A format for the parser's kind of file. */
  public CsvFormat(LineParser<T> parser, TypeInformation<Parsed<T>> type) {
    this.parser = parser;
    this.type = type;
  }

  @Override
  public CsvReader<T> createReader(Configuration config, FileSourceSplit split) {
    return CsvReader.open(parser, split.path(), OrderedFiles.part(split));
  }

  @Override
  public CsvReader<T> restoreReader(Configuration config, FileSourceSplit split) {
    CsvReader<T> reader = createReader(config, split);
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
