package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/**
 * Reads one file of any format from its header to its end, in batches. Lines that hold nothing are
 * not records.
 *
 * @param <T> type of the event
 */
public final class RecordReader<T> implements BulkFormat.Reader<Parsed<T>> {
  private static final int BATCH_RECORDS = 1000;
  // Long lines are rare; without this bound a batch of them could fill the heap.
  private static final int BATCH_BYTES = 1 << 20;

  private final InputFile input;
  private final Path path;
  private final int part;
  private final Lines lines;
  private final LineReader<T> reader;
  private long emitted;

  private RecordReader(InputFile input, Path path, int part, Lines lines, LineReader<T> reader) {
    this.input = input;
    this.path = path;
    this.part = part;
    this.lines = lines;
    this.reader = reader;
  }

  /** Reads what a file begins with. */
  @FunctionalInterface
  interface Beginning<R> {
    R read(Lines lines, String file) throws IOException;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param part index of the file in the list as given
   * @throws InputException if it cannot be read or is not of the format
   */
  static <T> RecordReader<T> open(FileFormat<T> format, Path path, int part) {
    Lines lines = openLines(path);
    try {
      LineReader<T> reader = begin(path, lines, format::open);
      return new RecordReader<>(format.input(), path, part, lines, reader);
    } catch (InputException e) {
      closeQuietly(lines);
      throw e;
    }
  }

  /**
   * Reads what a file begins with and closes it.
   *
   * @throws InputException if it cannot be read, or what the beginning throws
   */
  static void check(Path path, Beginning<?> beginning) {
    Lines lines = openLines(path);
    try {
      begin(path, lines, beginning);
    } finally {
      closeQuietly(lines);
    }
  }

  private static <R> R begin(Path path, Lines lines, Beginning<R> beginning) {
    try {
      return beginning.read(lines, name(path));
    } catch (IOException e) {
      throw unreadable(path, lines.number + 1, e);
    }
  }

  private static Lines openLines(Path path) {
    try {
      InputStream in = path.getFileSystem().open(path);
      try {
        return new Lines(Gunzip.open(in, path.getName()));
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(path, 0, e);
    }
  }

  /**
   * Reads over records that were emitted before.
   *
   * @throws InputException if the file cannot be read or has fewer records
   */
  void skip(long records) {
    try {
      while (emitted < records) {
        if (!lines.next()) {
          throw new InputException(
              name(path)
                  + ": the file has "
                  + emitted
                  + " records, and "
                  + records
                  + " were read from it before; it has changed");
        }
        if (reader.isRecord(lines)) {
          emitted++;
        }
      }
    } catch (IOException e) {
      throw unreadable(path, lines.number + 1, e);
    }
  }

  @Override
  public BulkFormat.RecordIterator<Parsed<T>> readBatch() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Parsed<T>[] batch = new Parsed[BATCH_RECORDS];
    int count = 0;
    int bytes = 0;
    try {
      while (count < BATCH_RECORDS && bytes < BATCH_BYTES && lines.next()) {
        if (reader.isRecord(lines)) {
          bytes += lines.to - lines.from;
          batch[count++] = reader.read(lines, part);
        }
      }
    } catch (IOException e) {
      throw unreadable(path, lines.number + 1, e);
    }
    if (count == 0) {
      return null;
    }
    Progress.add(input, count);
    ArrayResultIterator<Parsed<T>> iterator = new ArrayResultIterator<>();
    iterator.set(batch, count, CheckpointedPosition.NO_OFFSET, emitted);
    emitted += count;
    return iterator;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static InputException unreadable(Path path, long line, IOException e) {
    String at = name(path) + (line > 0 ? ":" + line : "");
    if (e instanceof FileNotFoundException) {
      return new InputException(name(path) + ": the file cannot be opened", e);
    }
    if (e instanceof EOFException) {
      return new InputException(at + ": the gzip data ends too early; the file is truncated", e);
    }
    if (e instanceof ZipException) {
      return new InputException(at + ": the gzip data is corrupt: " + e.getMessage(), e);
    }
    return new InputException(at + ": the file cannot be read: " + e.getMessage(), e);
  }

  /** A file as a person wrote it: local files without their scheme. */
  static String name(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? path.getPath() : path.toString();
  }

  private static void closeQuietly(Lines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      // It was only read, and what there is to say about it has been said.
    }
  }
}
