package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files of the DEBS 2022 Grand Challenge, written by hand. */
public final class DebsDay {
  /** The header as published. */
  public static final String HEADER =
      "ID,SecType,Date,Time,Ask,Ask volume,Bid,Bid volume,Ask time,Day's high ask,Close,Currency,"
          + "Day's high ask time,Day's high,ISIN,Auction price,Day's low ask,Day's low,"
          + "Day's low ask time,Open,Nominal value,Last,Last volume,Trading time,Total volume,"
          + "Mid price,Trading date,Profit,Current price,Related indices,Day high bid time,"
          + " Day low bid time,Open Time, Last trade time, Close Time, Day high Time, Day low Time,"
          + "Bid time,Auction Time\n";

  private DebsDay() {}

  /** A row of 40 fields; the first two times are those of the row itself. */
  public static String row(
      String id, String date, String time, String last, String tradingTime, String tradingDate) {
    String[] fields = new String[40];
    Arrays.fill(fields, "");
    fields[0] = id;
    fields[1] = "E";
    fields[2] = date;
    fields[3] = time;
    fields[6] = "99.5";
    fields[21] = last;
    fields[23] = tradingTime;
    fields[26] = tradingDate;
    return String.join(",", fields) + "\n";
  }

  /** A print of a Monday. */
  public static String print(String time, String id, String last) {
    return row(id, "01-01-2000", "00:00:00.000", last, time, "08-11-2021");
  }

  /** Inputs of ticks alone. */
  public static Inputs inputs(List<Path> files) {
    List<Path> none = List.of();
    return new Inputs(files, none, none, none, none, none, Inputs.Format.DEBS2022);
  }

  /** A file of some text in UTF-8. */
  public static Path file(Path dir, String name, String text) throws IOException {
    return Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
