package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/**
 * Reads one file from its header to its end, in batches. Lines that hold nothing are not records.
 *
 * @param <T> type of the event
 */
public final class CsvReader<T> implements BulkFormat.Reader<Parsed<T>> {
  private static final int BATCH_RECORDS = 1000;
  // Long lines are rare; without this bound a batch of them could fill the heap.
  private static final int BATCH_BYTES = 1 << 20;

  private final LineParser<T> parser;
  private final Path path;
  private final int part;
  private final Lines lines;
  private final CsvRow row;
  private long emitted;

  private CsvReader(LineParser<T> parser, Path path, int part, Lines lines, CsvRow row) {
    this.parser = parser;
    this.path = path;
    this.part = part;
    this.lines = lines;
    this.row = row;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param part index of the file in the list as given
   * @throws InputException if it cannot be read or its header is not one of the parser's kind
   */
  public static <T> CsvReader<T> open(LineParser<T> parser, Path path, int part) {
    Lines lines = openLines(path);
    try {
      CsvHeader header = header(parser.kind(), path, lines);
      return new CsvReader<>(parser, path, part, lines, new CsvRow(parser.kind(), header));
    } catch (InputException e) {
      closeQuietly(lines);
      throw e;
    }
  }

  /**
   * Reads the header of a file and closes it.
   *
   * @throws InputException if it cannot be read or its header is not one of this kind
   */
  public static void check(InputFile kind, Path path) {
    Lines lines = openLines(path);
    try {
      header(kind, path, lines);
    } finally {
      closeQuietly(lines);
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

  private static CsvHeader header(InputFile kind, Path path, Lines lines) {
    try {
      if (!lines.next()) {
        throw new InputException(name(path) + ": the file is empty, and a header line is needed");
      }
    } catch (IOException e) {
      throw unreadable(path, 1, e);
    }
    return CsvHeader.parse(kind, lines.buffer, lines.from, lines.to, name(path));
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
        if (!lines.isEmpty()) {
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
        if (!lines.isEmpty()) {
          bytes += lines.to - lines.from;
          batch[count++] = record();
        }
      }
    } catch (IOException e) {
      throw unreadable(path, lines.number + 1, e);
    }
    if (count == 0) {
      return null;
    }
    Progress.add(parser.kind(), count);
    ArrayResultIterator<Parsed<T>> iterator = new ArrayResultIterator<>();
    iterator.set(batch, count, CheckpointedPosition.NO_OFFSET, emitted);
    emitted += count;
    return iterator;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private Parsed<T> record() {
    String raw = parser.keepsRaw() ? raw() : null;
    try {
      if (lines.cut) {
        throw new Rejected(Reason.MALFORMED, "the line is longer than " + Lines.LONGEST + " bytes");
      }
      row.set(lines.buffer, lines.from, lines.to);
      T event = parser.parse(row, part, lines.number, raw);
      return Parsed.live(part, lines.number, event, parser.ts(event), raw);
    } catch (Rejected e) {
      return Parsed.dead(part, lines.number, e, raw == null ? raw() : raw);
    }
  }

  private String raw() {
    return new String(lines.buffer, lines.from, lines.to - lines.from, StandardCharsets.UTF_8);
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
