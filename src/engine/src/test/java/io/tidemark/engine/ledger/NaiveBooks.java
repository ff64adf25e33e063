package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.converted;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;

import io.tidemark.engine.ledger.NaiveFigures.Fraction;
import io.tidemark.engine.ledger.NaiveFigures.Seen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account as one would keep it by hand: the list of what happened, from which every figure is
 * worked out anew each time it is asked for.
 */
final class NaiveBooks {
  private final MarkPolicy policy;
  private final FakeMarket market;
  final AccountTerms terms;
  final NaiveJournal journal;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  BigDecimal highWaterMark;
  BigDecimal drawdown = ZERO;

  /** What the last trade message changed in the realized P&L of its position. */
  BigDecimal gain = ZERO;

  NaiveBooks(LedgerConfig config, AccountTerms terms, FakeMarket market) {
    this.terms = terms;
    this.policy = config.marks();
    this.market = market;
    journal = new NaiveJournal(config, terms, market);
    highWaterMark = decimal(terms.openingCash());
  }

  /** The P&L of a cut. */
  record Sample(
      long cut, boolean whole, BigDecimal realized, BigDecimal unrealized, BigDecimal net) {}

  private record Adjustment(long appliedAt, long settledAt, String currency, BigDecimal gain) {}

  NaiveJournal.Verdict take(LedgerEvent event, long cut) {
    if (event instanceof CashEvent cash) {
      return journal.take(cash);
    }
    Trade trade = (Trade) event;
    NaivePosition position = journal.positions.get(new PositionKey(trade.book(), trade.symbol()));
    BigDecimal before = position == null ? ZERO : position.sum().realized;
    NaiveJournal.Verdict verdict = journal.take(trade, cut);
    if (verdict.outcome() == Outcome.APPLIED) {
      NaiveJournal.Entry last = journal.trades.get(journal.trades.size() - 1);
      position = last.fill().position;
      gain = position.sum().realized.subtract(before);
      if (!trade.isFill()) {
        String currency = position.terms.currency();
        adjustments.add(new Adjustment(cut, last.fill().cut, currency, gain));
      }
    }
    return verdict;
  }

  Seen seen(NaivePosition position, long cut) {
    return NaiveFigures.seen(
        policy,
        market.mark(position.key.symbol()),
        position.sum().quantity(),
        NaiveFigures.inverse(position.terms),
        cut,
        Desk.STALE_AFTER);
  }

  Fraction rate(String from, String to, long cut) {
    return NaiveFigures.rate(from, to, market, cut, Desk.STALE_AFTER);
  }

  private Fraction toBase(String currency, long cut) {
    return rate(currency, terms.baseCurrency(), cut);
  }

  BigDecimal fees(NaivePosition position, long cut) {
    BigDecimal sum = ZERO;
    for (var fee : position.sum().fees.entrySet()) {
      Fraction rate = rate(fee.getKey(), position.terms.currency(), cut);
      sum = rate == null ? sum : sum.add(converted(fee.getValue(), rate));
    }
    return sum;
  }

  /** A sheet of every currency touched, each in that currency. */
  Map<String, NaiveSheet> sheets(long cut) {
    Map<String, NaiveSheet> sheets = new TreeMap<>();
    journal.touched.forEach(currency -> sheets.put(currency, new NaiveSheet()));
    sheets.get(terms.baseCurrency()).cash = decimal(terms.openingCash());
    for (CashEvent event : journal.cash) {
      sheets.get(event.currency()).add(event);
    }
    List<NaivePosition> all = new ArrayList<>(journal.retired);
    all.addAll(journal.positions.values());
    for (NaivePosition position : all) {
      sheets.get(position.terms.currency()).add(position, seen(position, cut).price());
      for (NaivePosition.Fill fill : position.inEffect()) {
        if (fill.says.fee() != 0) {
          sheets.get(fill.says.feeCurrency()).addFee(decimal(fill.says.fee()));
        }
      }
    }
    return sheets;
  }

  /** All currencies in base. */
  NaiveSheet total(long cut) {
    NaiveSheet total = new NaiveSheet();
    sheets(cut)
        .forEach(
            (currency, sheet) -> {
              Fraction rate = toBase(currency, cut);
              if (rate != null) {
                total.addConverted(sheet, rate);
              }
              MarkStatus status = rate == null ? MarkStatus.MISSING : rate.status();
              if (!sheet.blank() && status.compareTo(total.fx) > 0) {
                total.fx = status;
              }
            });
    for (NaivePosition position : journal.positions.values()) {
      MarkStatus status = seen(position, cut).status();
      if (!position.flat() && status.compareTo(total.marks) > 0) {
        total.marks = status;
      }
    }
    return total;
  }

  /** The high-water mark's sample of a cut, and the one with which a day may begin. */
  void sample(long cut) {
    NaiveSheet total = total(cut);
    if (total.whole()) {
      BigDecimal result = decimal(terms.openingCash()).add(total.netPnl());
      highWaterMark = highWaterMark.max(result);
      drawdown = highWaterMark.subtract(result);
    }
    samples.add(new Sample(cut, total.whole(), total.realized, total.unrealized, total.netPnl()));
  }

  /** The latest beginning of a day before a cut: the latest of any date near it. */
  long dayStart(long cut) {
    LocalDate near = Instant.ofEpochSecond(cut / 1_000_000).atZone(ZoneOffset.UTC).toLocalDate();
    long latest = Long.MIN_VALUE;
    for (int day = -3; day <= 3; day++) {
      Instant start =
          ZonedDateTime.of(near.plusDays(day), terms.dayStart(), terms.zone()).toInstant();
      long micros = start.getEpochSecond() * 1_000_000;
      latest = micros < cut ? Math.max(latest, micros) : latest;
    }
    return latest;
  }

  /** The sample with which the day of a cut began. */
  Sample start(long cut) {
    long start = dayStart(cut);
    Sample last = new Sample(start, true, ZERO, ZERO, ZERO);
    for (Sample sample : samples) {
      last = sample.whole() && sample.cut() <= start ? sample : last;
    }
    return last;
  }

  BigDecimal priorDayAdjustment(long cut) {
    long start = dayStart(cut);
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Adjustment a : adjustments) {
      if (a.appliedAt() > start && a.settledAt() <= start) {
        sums.merge(a.currency(), a.gain(), BigDecimal::add);
      }
    }
    BigDecimal sum = ZERO;
    for (var entry : sums.entrySet()) {
      Fraction rate = toBase(entry.getKey(), cut);
      sum = rate == null ? sum : sum.add(converted(entry.getValue(), rate));
    }
    return sum;
  }
}
