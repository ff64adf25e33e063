package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.csv.DebsFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of the DEBS 2022 Grand Challenge as ticks: a row with a price and a time is a print without
 * a size, any other is skipped for the first reason that holds.
 */
final class DebsFeed implements Feed {
  private static final int ID = 0;
  private static final int DATE = 2;
  private static final int TIME = 3;
  private static final int LAST = 21;
  private static final int TRADING_TIME = 23;
  private static final int TRADING_DATE = 26;
  private static final int PLACES = 8;

  /** What a tick here has of the columns of ticks. */
  private static final Map<String, Integer> COLUMNS = Map.of("ts", 0, "symbol", 1, "last", 2);

  private static final Pattern DAY = Pattern.compile("([0-9]{2})-([0-9]{2})-([0-9]{4})");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})\\.[0-9]{3}");

  private final DebsFiles files;

  /** Opens nothing yet. */
  DebsFeed(List<Path> paths) {
    files = new DebsFiles(paths);
  }

  @Override
  public Entry next() {
    DebsFiles.Row row = files.next();
    if (row == null) {
      return null;
    }
    try {
      return Entry.of(row.place(), new CsvRow("", 0, "", tick(row.fields()), COLUMNS));
    } catch (Unusable e) {
      return Entry.skipped(row.place(), e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /** Time, symbol and price of a row. */
  private static List<String> tick(List<String> row) throws Unusable {
    if (row.size() <= TRADING_DATE) {
      throw new Unusable("MALFORMED");
    }
    String last = row.get(LAST);
    if (blank(last)) {
      throw new Unusable("NO_PRICE");
    }
    if (blank(row.get(ID))) {
      throw new Unusable("MISSING_FIELD");
    }
    boolean zero = Fields.decimal(last, PLACES).signum() == 0;
    String symbol = name(row.get(ID));
    if (zero) {
      throw new Unusable("ZERO_PRICE");
    }
    String date = day(row.get(blank(row.get(TRADING_DATE)) ? DATE : TRADING_DATE));
    String time = clock(row.get(blank(row.get(TRADING_TIME)) ? TIME : TRADING_TIME));
    return List.of(date + "T" + time + "Z", symbol, last);
  }

  private static boolean blank(String text) {
    return text.chars().allMatch(c -> c == ' ');
  }

  private static String name(String bytes) throws Unusable {
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return Fields.name(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      throw new Unusable("BAD_NAME");
    }
  }

  /** A day that there was since the year 1, as ISO 8601 has it. */
  private static String day(String text) throws Unusable {
    Matcher parts = DAY.matcher(text);
    if (!parts.matches() || number(parts, 3) == 0) {
      throw new Unusable("BAD_TIME");
    }
    try {
      return LocalDate.of(number(parts, 3), number(parts, 2), number(parts, 1)).toString();
    } catch (DateTimeException e) {
      throw new Unusable("BAD_TIME");
    }
  }

  /** A time of day, which is written as ISO 8601 has it. */
  private static String clock(String text) throws Unusable {
    Matcher parts = CLOCK.matcher(text);
    if (!parts.matches()) {
      throw new Unusable("BAD_TIME");
    }
    try {
      LocalTime.of(number(parts, 1), number(parts, 2), number(parts, 3));
    } catch (DateTimeException e) {
      throw new Unusable("BAD_TIME");
    }
    return text;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
