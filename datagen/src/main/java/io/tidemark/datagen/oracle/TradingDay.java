package io.tidemark.datagen.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;

/** When the days of an account begin, in microseconds. */
final class TradingDay {
  /** Days around a moment among whose beginnings are the one before it and the one after it. */
  private static final int AROUND = 3;

  private TradingDay() {}

  /** The beginning of the day that a cut belongs to: the latest that is before it. */
  static long of(AccountRow account, long cut) {
    return beginnings(account, cut).filter(start -> start < cut).max().orElseThrow();
  }

  /** The beginning that follows another. */
  static long after(AccountRow account, long start) {
    return beginnings(account, start).filter(next -> next > start).min().orElseThrow();
  }

  private static LongStream beginnings(AccountRow account, long micros) {
    Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    LocalDate date = LocalDate.ofInstant(moment, account.zone());
    return LongStream.rangeClosed(-AROUND, AROUND)
        .mapToObj(i -> ZonedDateTime.of(date.plusDays(i), account.dayStart(), account.zone()))
        .mapToLong(start -> start.toEpochSecond() * 1_000_000L);
  }
}
