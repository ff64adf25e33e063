package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.io.IOException;
import org.apache.flink.core.fs.Path;

/**
 * CSV with a header in the first line, of any kind of input. A row that cannot be used is dead.
 *
 * @param <T> type of the event
 */
public final class CsvFormat<T> implements FileFormat<T> {
  private static final long serialVersionUID = 1L;

  private final LineParser<T> parser;

  /** CSV of the parser's kind of input. */
  public CsvFormat(LineParser<T> parser) {
    this.parser = parser;
  }

  @Override
  public InputFile input() {
    return parser.kind();
  }

  @Override
  public LineReader<T> open(Lines lines, String file) throws IOException {
    CsvHeader header = header(parser.kind(), lines, file);
    return new Rows<>(parser, new CsvRow(parser.kind(), header));
  }

  /**
   * Reads the header of a file and closes it.
   *
   * @throws InputException if it cannot be read or its header is not one of this kind
   */
  public static void check(InputFile kind, Path path) {
    RecordReader.check(path, (lines, file) -> header(kind, lines, file));
  }

  private static CsvHeader header(InputFile kind, Lines lines, String file) throws IOException {
    if (!lines.next()) {
      throw new InputException(file + ": the file is empty, and a header line is needed");
    }
    return CsvHeader.parse(kind, lines.buffer, lines.from, lines.to, file);
  }

  private static final class Rows<T> implements LineReader<T> {
    private final LineParser<T> parser;
    private final CsvRow row;

    Rows(LineParser<T> parser, CsvRow row) {
      this.parser = parser;
      this.row = row;
    }

    @Override
    public Parsed<T> read(Lines lines, int part) {
      String raw = parser.keepsRaw() ? lines.text() : null;
      try {
        if (lines.cut) {
          throw new Rejected(
              Reason.MALFORMED, "the line is longer than " + Lines.LONGEST + " bytes");
        }
        row.set(lines.buffer, lines.from, lines.to);
        T event = parser.parse(row, part, lines.number, raw);
        return Parsed.live(part, lines.number, event, parser.ts(event), raw);
      } catch (Rejected e) {
        return Parsed.dead(part, lines.number, e, raw == null ? lines.text() : raw);
      }
    }
  }
}
