package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.converted;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;
import static io.tidemark.engine.ledger.NaiveFigures.value;

import io.tidemark.engine.ledger.NaiveFigures.Fraction;
import io.tidemark.engine.ledger.NaiveFigures.Seen;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.math.BigDecimal;
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
  final List<CashEvent> cash = new ArrayList<>();
  final Map<PositionKey, List<Trade>> fills = new TreeMap<>();
  private final Map<PositionKey, Instrument> instruments = new TreeMap<>();
  private final Map<PositionKey, Holding> holdings = new TreeMap<>();
  long updatedAt = Long.MIN_VALUE;
  BigDecimal highWaterMark;
  BigDecimal drawdown = ZERO;

  NaiveBooks(AccountTerms terms, MarkPolicy policy, FakeMarket market) {
    this.terms = terms;
    this.policy = policy;
    this.market = market;
    highWaterMark = decimal(terms.openingCash());
  }

  void add(CashEvent event) {
    cash.add(event);
    updatedAt = event.ts();
  }

  /** {@code instrument}: what a symbol is when its first fill comes. */
  void add(Trade fill, Instrument instrument) {
    PositionKey key = new PositionKey(fill.book(), fill.symbol());
    instruments.putIfAbsent(key, instrument);
    fills.computeIfAbsent(key, k -> new ArrayList<>()).add(fill);
    holdings.remove(key);
    updatedAt = fill.ts();
  }

  Instrument instrument(PositionKey key) {
    return instruments.get(key);
  }

  /** A position, worked out once for as long as no fill is added to it. */
  Holding holding(PositionKey key) {
    return holdings.computeIfAbsent(key, Holding::new);
  }

  /** One position, from its first fill on. */
  final class Holding {
    final Instrument instrument;
    final List<BigDecimal[]> lots = new ArrayList<>();
    final Map<String, BigDecimal> fees = new TreeMap<>();
    BigDecimal realized = ZERO;
    BigDecimal cashFlow = ZERO;
    long updatedAt;

    Holding(PositionKey key) {
      instrument = instruments.get(key);
      for (Trade fill : fills.get(key)) {
        take(fill);
      }
    }

    private void take(Trade fill) {
      BigDecimal price = decimal(fill.price());
      BigDecimal rest = decimal(fill.quantity());
      rest = fill.side() == Side.BUY ? rest : rest.negate();
      BigDecimal paid = value(instrument, rest, price).negate();
      BigDecimal closed = ZERO;
      BigDecimal relieved = ZERO;
      while (rest.signum() != 0 && !lots.isEmpty() && lots.get(0)[0].signum() != rest.signum()) {
        BigDecimal[] lot = lots.get(0);
        BigDecimal part = lot[0].abs().min(rest.abs());
        BigDecimal signed = lot[0].signum() > 0 ? part : part.negate();
        BigDecimal cost = NaiveFigures.divided(lot[1].multiply(signed), lot[0]);
        lot[0] = lot[0].subtract(signed);
        lot[1] = lot[1].subtract(cost);
        if (lot[0].signum() == 0) {
          lots.remove(0);
        }
        closed = closed.add(signed);
        relieved = relieved.add(cost);
        rest = rest.add(signed);
      }
      BigDecimal gain = ZERO;
      if (closed.signum() != 0) {
        BigDecimal proceeds = value(instrument, closed, price);
        gain = gain(relieved, proceeds);
      }
      realized = realized.add(gain);
      if (rest.signum() != 0) {
        open(rest, value(instrument, rest, price));
      }
      cashFlow = cashFlow.add(NaiveFigures.paysInFull(instrument) ? paid : gain);
      String feeCurrency =
          fill.feeCurrency().isEmpty() ? instrument.currency() : fill.feeCurrency();
      fees.merge(feeCurrency, decimal(fill.fee()), BigDecimal::add);
      updatedAt = fill.ts();
    }

    private void open(BigDecimal quantity, BigDecimal cost) {
      if (terms.lotMethod() == LotMethod.FIFO || lots.isEmpty()) {
        lots.add(new BigDecimal[] {quantity, cost});
      } else {
        lots.get(0)[0] = lots.get(0)[0].add(quantity);
        lots.get(0)[1] = lots.get(0)[1].add(cost);
      }
    }

    BigDecimal gain(BigDecimal cost, BigDecimal worth) {
      return NaiveFigures.inverse(instrument) ? cost.subtract(worth) : worth.subtract(cost);
    }

    BigDecimal quantity() {
      return lots.stream().map(lot -> lot[0]).reduce(ZERO, BigDecimal::add);
    }

    BigDecimal cost() {
      return lots.stream().map(lot -> lot[1]).reduce(ZERO, BigDecimal::add);
    }

    BigDecimal averagePrice() {
      if (quantity().signum() == 0) {
        return null;
      }
      BigDecimal units = quantity().multiply(NaiveFigures.multiplier(instrument));
      if (!NaiveFigures.inverse(instrument)) {
        return NaiveFigures.divided(cost(), units);
      }
      return cost().signum() == 0 ? null : NaiveFigures.divided(units, cost());
    }

    Seen seen(long cut) {
      return NaiveFigures.seen(
          policy,
          market.mark(instrument.symbol()),
          quantity(),
          NaiveFigures.inverse(instrument),
          cut,
          Desk.STALE_AFTER);
    }

    /** What it is worth at its mark; at cost without one. */
    BigDecimal worth(long cut) {
      Seen seen = seen(cut);
      return seen.price() == null ? cost() : value(instrument, quantity(), seen.price());
    }

    BigDecimal unrealized(long cut) {
      return gain(cost(), worth(cut));
    }

    BigDecimal feesAt(long cut) {
      BigDecimal sum = ZERO;
      for (var fee : fees.entrySet()) {
        Fraction rate = rate(fee.getKey(), instrument.currency(), cut);
        sum = rate == null ? sum : sum.add(converted(fee.getValue(), rate));
      }
      return sum;
    }
  }

  Fraction rate(String from, String to, long cut) {
    return NaiveFigures.rate(from, to, market, cut, Desk.STALE_AFTER);
  }

  /** An account's columns: in one currency, or summed in its base. */
  static final class Sheet {
    BigDecimal cash = ZERO;
    BigDecimal netDeposits = ZERO;
    BigDecimal realized = ZERO;
    BigDecimal unrealized = ZERO;
    BigDecimal fees = ZERO;
    BigDecimal funding = ZERO;
    BigDecimal marketValue = ZERO;
    BigDecimal gross = ZERO;
    BigDecimal net = ZERO;
    MarkStatus marks = MarkStatus.LIVE;
    MarkStatus fx = MarkStatus.LIVE;

    BigDecimal netPnl() {
      return realized.add(unrealized).subtract(fees).add(funding);
    }

    private List<BigDecimal> columns() {
      return List.of(cash, netDeposits, realized, unrealized, fees, funding, gross);
    }

    boolean blank() {
      return columns().stream().allMatch(amount -> amount.signum() == 0);
    }

    void addConverted(Sheet other, Fraction rate) {
      cash = cash.add(converted(other.cash, rate));
      netDeposits = netDeposits.add(converted(other.netDeposits, rate));
      realized = realized.add(converted(other.realized, rate));
      unrealized = unrealized.add(converted(other.unrealized, rate));
      fees = fees.add(converted(other.fees, rate));
      funding = funding.add(converted(other.funding, rate));
      marketValue = marketValue.add(converted(other.marketValue, rate));
      gross = gross.add(converted(other.gross, rate));
      net = net.add(converted(other.net, rate));
    }
  }

  /** A sheet of every currency touched, each in that currency. */
  Map<String, Sheet> sheets(long cut) {
    Map<String, Sheet> sheets = new TreeMap<>();
    sheets.computeIfAbsent(terms.baseCurrency(), c -> new Sheet()).cash =
        decimal(terms.openingCash());
    for (CashEvent event : cash) {
      Sheet sheet = sheets.computeIfAbsent(event.currency(), c -> new Sheet());
      BigDecimal amount = decimal(event.amount());
      switch (event.kind()) {
        case DEPOSIT -> sheet.netDeposits = sheet.netDeposits.add(amount);
        case WITHDRAWAL -> sheet.netDeposits = sheet.netDeposits.subtract(amount);
        case FEE -> sheet.fees = sheet.fees.add(amount);
        case FUNDING, DIVIDEND, INTEREST -> sheet.funding = sheet.funding.add(amount);
      }
      boolean out = event.kind() == CashEvent.Kind.WITHDRAWAL || event.kind() == CashEvent.Kind.FEE;
      sheet.cash = out ? sheet.cash.subtract(amount) : sheet.cash.add(amount);
    }
    for (PositionKey key : fills.keySet()) {
      Holding holding = holding(key);
      add(sheets.computeIfAbsent(holding.instrument.currency(), c -> new Sheet()), holding, cut);
      for (Trade fill : fills.get(key)) {
        boolean elsewhere = !fill.feeCurrency().isEmpty() && fill.fee() != 0;
        String paidIn = elsewhere ? fill.feeCurrency() : holding.instrument.currency();
        Sheet sheet = sheets.computeIfAbsent(paidIn, c -> new Sheet());
        sheet.fees = sheet.fees.add(decimal(fill.fee()));
        sheet.cash = sheet.cash.subtract(decimal(fill.fee()));
      }
    }
    return sheets;
  }

  private static void add(Sheet sheet, Holding holding, long cut) {
    sheet.cash = sheet.cash.add(holding.cashFlow);
    sheet.realized = sheet.realized.add(holding.realized);
    if (holding.quantity().signum() == 0) {
      return;
    }
    BigDecimal worth = holding.worth(cut);
    BigDecimal unrealized = holding.unrealized(cut);
    sheet.unrealized = sheet.unrealized.add(unrealized);
    sheet.marketValue =
        sheet.marketValue.add(NaiveFigures.paysInFull(holding.instrument) ? worth : unrealized);
    sheet.gross = sheet.gross.add(worth.abs());
    sheet.net = sheet.net.add(worth);
  }

  /** All currencies in base. */
  Sheet total(long cut) {
    Sheet total = new Sheet();
    sheets(cut)
        .forEach(
            (currency, sheet) -> {
              Fraction rate = rate(currency, terms.baseCurrency(), cut);
              if (rate != null) {
                total.addConverted(sheet, rate);
              }
              MarkStatus status = rate == null ? MarkStatus.MISSING : rate.status();
              if (!sheet.blank() && status.compareTo(total.fx) > 0) {
                total.fx = status;
              }
            });
    for (PositionKey key : fills.keySet()) {
      Holding holding = holding(key);
      MarkStatus status = holding.seen(cut).status();
      if (holding.quantity().signum() != 0 && status.compareTo(total.marks) > 0) {
        total.marks = status;
      }
    }
    return total;
  }

  /** The high-water mark's sample of a cut. */
  void sample(long cut) {
    Sheet total = total(cut);
    if (total.marks != MarkStatus.MISSING && total.fx != MarkStatus.MISSING) {
      BigDecimal result = decimal(terms.openingCash()).add(total.netPnl());
      highWaterMark = highWaterMark.max(result);
      drawdown = highWaterMark.subtract(result);
    }
  }
}
