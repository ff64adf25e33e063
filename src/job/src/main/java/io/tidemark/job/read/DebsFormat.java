package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.market.Tick;
import java.io.IOException;
import java.util.List;

/**
 * A day of the DEBS 2022 Grand Challenge as published: lines that begin with # are comments, the
 * first other line is a header of 39 names, and then there are rows of 40 fields without quotes. A
 * row with a price and a time is a print without a size; all others are skipped.
 */
final class DebsFormat implements FileFormat<Tick> {
  private static final long serialVersionUID = 1L;
  private static final char COMMENT = '#';
  private static final List<String> NAMES =
      List.of(
          ("ID,SecType,Date,Time,Ask,Ask volume,Bid,Bid volume,Ask time,Day's high ask,Close,"
                  + "Currency,Day's high ask time,Day's high,ISIN,Auction price,Day's low ask,"
                  + "Day's low,Day's low ask time,Open,Nominal value,Last,Last volume,Trading time,"
                  + "Total volume,Mid price,Trading date,Profit,Current price,Related indices,"
                  + "Day high bid time,Day low bid time,Open Time,Last trade time,Close Time,"
                  + "Day high Time,Day low Time,Bid time,Auction Time")
              .split(","));

  private final boolean keepsRaw;

  /**
   * @param keepsRaw whether each tick keeps its line, for a later step that may refuse it
   */
  DebsFormat(boolean keepsRaw) {
    this.keepsRaw = keepsRaw;
  }

  @Override
  public InputFile input() {
    return InputFile.TICKS;
  }

  @Override
  public LineReader<Tick> open(Lines lines, String file) throws IOException {
    while (lines.next()) {
      if (lines.number == 1) {
        lines.from += Lines.markLength(lines.buffer, lines.from, lines.to);
      }
      if (isRecord(lines)) {
        checkHeader(lines.text(), file + ":" + lines.number);
        return new DebsRows(keepsRaw);
      }
    }
    throw new InputException(
        lines.number == 0
            ? file + ": the file is empty, and a header line is needed"
            : file + ":" + lines.number + ": the file ends before its header line");
  }

  /** Whether a line is neither empty nor a comment. */
  static boolean isRecord(Lines lines) {
    return !lines.isEmpty() && lines.buffer[lines.from] != COMMENT;
  }

  /** Spaces around a name do not matter; the published files have some. */
  private static void checkHeader(String line, String place) {
    String[] names = line.split(",", -1);
    for (int i = 0; i < NAMES.size(); i++) {
      String name = i < names.length ? names[i].strip() : "";
      if (!name.equals(NAMES.get(i))) {
        throw new InputException(
            place
                + ": not the header of a DEBS 2022 file: name "
                + (i + 1)
                + (name.isEmpty() ? " is missing" : " is " + CsvHeader.quoted(name))
                + ", and the 39 names begin with "
                + String.join(",", NAMES.subList(0, 4))
                + (i < 4 ? "" : "; name " + (i + 1) + " is " + NAMES.get(i)));
      }
    }
  }
}
