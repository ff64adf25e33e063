package io.tidemark.job.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Hands out files strictly in the order given, also those that come back after a failure. A file's
 * index in the list is its split's id. Order across files needs one reader.
 */
final class OrderedFiles implements FileSplitAssigner {
  private final TreeMap<Integer, FileSourceSplit> waiting = new TreeMap<>();

  OrderedFiles(Collection<FileSourceSplit> splits) {
    addSplits(splits);
  }

  @Override
  public Optional<FileSourceSplit> getNext(String hostname) {
    return Optional.ofNullable(waiting.pollFirstEntry()).map(Map.Entry::getValue);
  }

  @Override
  public void addSplits(Collection<FileSourceSplit> splits) {
    for (FileSourceSplit split : splits) {
      waiting.put(part(split), split);
    }
  }

  @Override
  public Collection<FileSourceSplit> remainingSplits() {
    return new ArrayList<>(waiting.values());
  }

  /** Index of a split's file in the list as given. */
  static int part(FileSourceSplit split) {
    return Integer.parseInt(split.splitId());
  }

  /** Makes one split of each file of a list. */
  static final class Enumerator implements FileEnumerator {
    private final List<Path> files;

    Enumerator(List<Path> files) {
      this.files = files;
    }

    @Override
    public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) {
      List<FileSourceSplit> splits = new ArrayList<>();
      for (int part = 0; part < files.size(); part++) {
        splits.add(split(files.get(part), part));
      }
      return splits;
    }

    private static FileSourceSplit split(Path path, int part) {
      FileStatus status;
      try {
        status = path.getFileSystem().getFileStatus(path);
      } catch (IOException e) {
        throw new InputException(RecordReader.name(path) + ": the file cannot be opened", e);
      }
      return new FileSourceSplit(
          Integer.toString(part),
          path,
          0,
          status.getLen(),
          status.getModificationTime(),
          status.getLen());
    }
  }
}
