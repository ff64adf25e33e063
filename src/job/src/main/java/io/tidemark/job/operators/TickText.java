package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.job.read.CsvHeader;
import io.tidemark.job.read.CsvRow;
import io.tidemark.job.read.TickParser;
import java.nio.charset.StandardCharsets;

/**
 * A tick as a CSV row in the standard order of columns. Ticks do not carry their record along,
 * being many; the few that MARKET refuses are printed again.
 */
public final class TickText {
  private TickText() {}

  static String of(Tick tick) {
    StringBuilder row = new StringBuilder(96);
    Times.append(row, tick.ts).append(',');
    appendName(row, tick.symbol).append(',');
    appendName(row, tick.venue);
    long[] figures = {tick.bid, tick.bidSize, tick.ask, tick.askSize, tick.last, tick.lastSize};
    for (long figure : figures) {
      row.append(',').append(Fixed8.print(figure)); // blank where absent
    }
    return row.toString();
  }

  private static StringBuilder appendName(StringBuilder row, String name) {
    return name.indexOf(',') < 0 && name.indexOf('"') < 0
        ? row.append(name)
        : row.append('"').append(name.replace("\"", "\"\"")).append('"');
  }

  /** The tick of such a row. */
  public static Tick read(String row) {
    byte[] names = String.join(",", InputFile.TICKS.columns()).getBytes(StandardCharsets.UTF_8);
    CsvHeader header = CsvHeader.parse(InputFile.TICKS, names, 0, names.length, "tick");
    CsvRow fields = new CsvRow(InputFile.TICKS, header);
    byte[] line = row.getBytes(StandardCharsets.UTF_8);
    fields.set(line, 0, line.length);
    return new TickParser(false).parse(fields, 0, 0, null);
  }
}
