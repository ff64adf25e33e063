package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Days that begin at a local time. Where a zone's clock leaps over that time, the day begins as
 * much later; where it comes twice, at the first. A cut at which a day begins ends the day before.
 */
final class TradingDay {
  private TradingDay() {}

  /** When the day of a cut began: the latest beginning before the cut, µs. */
  static long startBefore(long cut, AccountTerms terms) {
    LocalDate date = date(cut, terms.zone()).plusDays(1);
    long start = start(date, terms.dayStart(), terms.zone());
    while (start >= cut) {
      date = date.minusDays(1);
      start = start(date, terms.dayStart(), terms.zone());
    }
    return start;
  }

  /** The first beginning of a day after a moment, µs. */
  static long startAfter(long moment, AccountTerms terms) {
    LocalDate date = date(moment, terms.zone()).minusDays(1);
    long start = start(date, terms.dayStart(), terms.zone());
    while (start <= moment) {
      date = date.plusDays(1);
      start = start(date, terms.dayStart(), terms.zone());
    }
    return start;
  }

  private static LocalDate date(long moment, ZoneId zone) {
    return Instant.ofEpochSecond(Math.floorDiv(moment, Times.SECOND)).atZone(zone).toLocalDate();
  }

  private static long start(LocalDate date, LocalTime at, ZoneId zone) {
    return Math.multiplyExact(date.atTime(at).atZone(zone).toEpochSecond(), Times.SECOND);
  }
}
