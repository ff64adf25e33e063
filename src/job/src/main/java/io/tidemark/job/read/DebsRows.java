package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads the rows of a DEBS 2022 file. Six in seven have no price, so a row that is skipped costs no
 * memory: there is one record for all that are skipped for the same reason. What stands behind the
 * last field in use is not looked at.
 */
final class DebsRows implements LineReader<Tick> {
  private static final int ID = 0;
  private static final int DATE = 2;
  private static final int TIME = 3;
  private static final int LAST = 21;
  private static final int TRADING_TIME = 23;
  private static final int TRADING_DATE = 26;
  private static final int FIELDS = TRADING_DATE + 1;

  /** No date, or no time of day. */
  private static final long NONE = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 12;
  private static final long MICROS_PER_MILLI = 1000;

  private final boolean keepsRaw;
  private final Names names = new Names();
  private final Map<Reason, Parsed<Tick>> skipped = new EnumMap<>(Reason.class);
  private final int[] from = new int[FIELDS];
  private final int[] to = new int[FIELDS];
  private byte[] line;

  /** The newest date read, as the number DDMMYYYY, and its first instant. Dates hardly change. */
  private int date = -1;

  private long midnight;

  DebsRows(boolean keepsRaw) {
    this.keepsRaw = keepsRaw;
  }

  @Override
  public boolean isRecord(Lines lines) {
    return DebsFormat.isRecord(lines);
  }

  @Override
  public Parsed<Tick> read(Lines lines, int part) {
    if (lines.cut || !split(lines)) {
      return skipped(part, Reason.MALFORMED);
    }
    if (isBlank(LAST)) {
      return skipped(part, Reason.NO_PRICE);
    }
    if (isBlank(ID)) {
      return skipped(part, Reason.MISSING_FIELD);
    }
    long last;
    String symbol;
    try {
      last = Fixed8.parse(line, from[LAST], to[LAST]);
      symbol = names.get("ID", line, from[ID], to[ID]);
    } catch (Rejected e) {
      return skipped(part, e.reason());
    }
    if (last == 0) {
      return skipped(part, Reason.ZERO_PRICE);
    }
    long day = midnight(isBlank(TRADING_DATE) ? DATE : TRADING_DATE);
    long time = timeOfDay(isBlank(TRADING_TIME) ? TIME : TRADING_TIME);
    if (day == NONE || time == NONE) {
      return skipped(part, Reason.BAD_TIME);
    }
    Tick tick = new Tick();
    tick.symbol = symbol;
    tick.last = last;
    tick.ts = day + time;
    tick.effective = tick.ts;
    tick.part = part;
    tick.place = lines.number;
    tick.raw = keepsRaw ? lines.text() : null;
    return Parsed.live(part, tick.place, tick, tick.ts, tick.raw);
  }

  private Parsed<Tick> skipped(int part, Reason why) {
    Parsed<Tick> known = skipped.get(why);
    if (known == null) {
      known = Parsed.skipped(part, why);
      skipped.put(why, known);
    }
    return known;
  }

  /** Finds the fields in use; false if the row ends before the last of them. */
  private boolean split(Lines lines) {
    line = lines.buffer;
    int field = 0;
    int begin = lines.from;
    for (int i = lines.from; i < lines.to; i++) {
      if (line[i] == ',') {
        from[field] = begin;
        to[field] = i;
        begin = i + 1;
        if (++field == FIELDS) {
          return true;
        }
      }
    }
    from[field] = begin;
    to[field] = lines.to;
    return field + 1 == FIELDS;
  }

  private boolean isBlank(int field) {
    for (int i = from[field]; i < to[field]; i++) {
      if (line[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** The first instant, in µs, of a day that is written DD-MM-YYYY. */
  private long midnight(int field) {
    int at = from[field];
    boolean shaped = to[field] - at == DATE_LENGTH && line[at + 2] == '-' && line[at + 5] == '-';
    if (!shaped) {
      return NONE;
    }
    int day = number(at, 2);
    int month = number(at + 3, 2);
    int year = number(at + 6, 4);
    if ((day | month | year) < 0) {
      return NONE;
    }
    int written = (day * 100 + month) * 10_000 + year;
    if (written != date) {
      date = written;
      midnight = midnight(year, month, day);
    }
    return midnight;
  }

  private static long midnight(int year, int month, int day) {
    try {
      long ts = LocalDate.of(year, month, day).toEpochDay() * Times.DAY;
      return Times.isInRange(ts) ? ts : NONE;
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** The µs since midnight of a time that is written HH:MM:SS.mmm. */
  private long timeOfDay(int field) {
    int at = from[field];
    boolean shaped =
        to[field] - at == TIME_LENGTH
            && line[at + 2] == ':'
            && line[at + 5] == ':'
            && line[at + 8] == '.';
    if (!shaped) {
      return NONE;
    }
    int hour = number(at, 2);
    int minute = number(at + 3, 2);
    int second = number(at + 6, 2);
    int millis = number(at + 9, 3);
    if ((hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    return (hour * 60L + minute) * 60 * Times.SECOND
        + second * Times.SECOND
        + millis * MICROS_PER_MILLI;
  }

  /** The number of some digits, negative if they are not all digits. */
  private int number(int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
