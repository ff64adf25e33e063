package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.decimal;
import static io.tidemark.engine.ledger.NaiveFigures.exact;

import io.tidemark.engine.ledger.NaiveFigures.Fraction;
import io.tidemark.engine.ledger.NaiveFigures.Seen;
import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds every figure of every row against the naive books. */
final class OracleCheck {
  private final Desk desk;
  private final NaiveBooks naive;

  OracleCheck(Desk desk, NaiveBooks naive) {
    this.desk = desk;
    this.naive = naive;
  }

  void all() {
    List<PositionKey> keys = new ArrayList<>();
    desk.state.keys().forEach(keys::add);
    same("positions", keys, List.copyOf(naive.journal.positions.keySet()));
    naive.journal.positions.values().forEach(this::position);
    account();
    List<BalanceRow> balances = BalanceRow.of(desk.state.account());
    Map<String, NaiveSheet> sheets = naive.sheets(desk.cut);
    same(
        "currencies",
        balances.stream().map(BalanceRow::currency).toList(),
        List.copyOf(sheets.keySet()));
    balances.forEach(row -> balance(row, sheets.get(row.currency())));
    identity(desk.account(), balances);
    same("balanced", desk.ledger.valuer().balanced(desk.state), true);
  }

  private void position(NaivePosition due) {
    long cut = desk.cut;
    PositionRow row = desk.position(due.key.book(), due.key.symbol());
    NaivePosition.Sum sum = due.sum();
    Seen seen = naive.seen(due, cut);
    String at = "position " + due.key + " ";
    same(at + "version", row.version(), due.version);
    same(at + "fills", row.fills(), (long) due.inEffect().size());
    same(at + "currency", row.currency(), due.terms.currency());
    same(at + "updated at", row.updatedAt(), due.updatedAt);
    same(at + "mark status", row.view().status(), seen.status());
    same(at + "mark ts", row.view().ts(), seen.ts());
    long price = row.view().price();
    exactly(at + "mark", price == Fixed8.ABSENT ? null : decimal(price), seen.price());
    exactly(at + "quantity", decimal(row.quantity()), sum.quantity());
    exactly(at + "average price", exact(row.averagePrice()), sum.averagePrice());
    exactly(at + "cost", exact(row.cost()), sum.cost());
    exactly(at + "realized", exact(row.realized()), sum.realized);
    exactly(at + "fees", exact(row.fees()), naive.fees(due, cut));
    BigDecimal unrealized = due.unrealized(seen.price());
    boolean blank = !due.flat() && seen.price() == null;
    exactly(at + "unrealized", exact(row.unrealized()), blank ? null : unrealized);
    BigDecimal net = sum.realized.add(unrealized).subtract(naive.fees(due, cut));
    exactly(at + "net P&L", exact(row.netPnl()), net);
  }

  private void account() {
    AccountRow row = desk.account();
    NaiveSheet total = naive.total(desk.cut);
    NaiveJournal journal = naive.journal;
    BigDecimal opening = decimal(naive.terms.openingCash());
    same("account version", row.version(), (long) journal.cash.size() + journal.trades.size());
    same("base currency", row.baseCurrency(), naive.terms.baseCurrency());
    same("account updated at", row.updatedAt(), journal.updatedAt);
    same("account mark status", row.markStatus(), total.marks);
    same("account fx status", row.fxStatus(), total.fx);
    exactly("opening", exact(row.openingCash()), opening);
    exactly("net deposits", exact(row.netDeposits()), total.netDeposits);
    exactly("cash", exact(row.cash()), total.cash);
    exactly("realized", exact(row.realized()), total.realized);
    exactly("unrealized", exact(row.unrealized()), total.unrealized);
    exactly("fees", exact(row.fees()), total.fees);
    exactly("funding", exact(row.funding()), total.funding);
    exactly("net P&L", exact(row.netPnl()), total.netPnl());
    exactly("equity", exact(row.equity()), opening.add(total.netDeposits).add(total.netPnl()));
    exactly("gross exposure", exact(row.grossExposure()), total.gross);
    exactly("net exposure", exact(row.netExposure()), total.net);
    exactly("high-water mark", exact(row.highWaterMark()), naive.highWaterMark);
    exactly("drawdown", exact(row.drawdown()), naive.drawdown);
    NaiveBooks.Sample start = naive.start(desk.cut);
    same("day start", row.dayStart(), naive.dayStart(desk.cut));
    exactly("day realized", exact(row.dayRealized()), total.realized.subtract(start.realized()));
    exactly(
        "day unrealized",
        exact(row.dayUnrealized()),
        total.unrealized.subtract(start.unrealized()));
    exactly("day P&L", exact(row.dayPnl()), total.netPnl().subtract(start.net()));
    exactly(
        "prior-day adjustment",
        exact(row.priorDayAdjustment()),
        naive.priorDayAdjustment(desk.cut));
  }

  private void balance(BalanceRow row, NaiveSheet sheet) {
    Balance balance = row.balance();
    String at = row.currency() + " ";
    exactly(at + "cash", exact(balance.cash()), sheet.cash);
    exactly(at + "realized", exact(balance.realized()), sheet.realized);
    exactly(at + "fees", exact(balance.fees()), sheet.fees);
    exactly(at + "funding", exact(balance.funding()), sheet.funding);
    exactly(at + "net deposits", exact(balance.netDeposits()), sheet.netDeposits);
    exactly(at + "unrealized", exact(balance.unrealized()), sheet.unrealized);
    exactly(at + "market value", exact(balance.marketValue()), sheet.marketValue);
    exactly(at + "gross", exact(balance.gross()), sheet.gross);
    exactly(at + "net", exact(balance.net()), sheet.net);
    Fraction rate = naive.rate(row.currency(), naive.terms.baseCurrency(), desk.cut);
    BigDecimal one = rate == null ? null : NaiveFigures.converted(BigDecimal.ONE, rate);
    exactly(at + "rate", exact(row.rate()), one);
  }

  /** Exact in each currency; in base, to one unit for each term that was converted. */
  private void identity(AccountRow row, List<BalanceRow> balances) {
    BigDecimal held = exact(row.cash());
    int convertedTerms = 0;
    for (BalanceRow balance : balances) {
      Balance b = balance.balance();
      boolean base = balance.currency().equals(row.baseCurrency());
      BigDecimal opening = base ? decimal(naive.terms.openingCash()) : NaiveFigures.ZERO;
      BigDecimal earned = exact(b.realized()).add(exact(b.unrealized())).subtract(exact(b.fees()));
      exactly(
          "identity in " + balance.currency(),
          exact(b.cash()).add(exact(b.marketValue())),
          opening.add(exact(b.netDeposits())).add(earned).add(exact(b.funding())));
      Fraction rate = naive.rate(balance.currency(), row.baseCurrency(), desk.cut);
      if (rate != null) {
        held = held.add(NaiveFigures.converted(exact(b.marketValue()), rate));
        convertedTerms += base ? 0 : 7;
      }
    }
    BigDecimal apart = held.subtract(exact(row.equity())).abs();
    if (apart.compareTo(BigDecimal.valueOf(convertedTerms, 20)) > 0) {
      throw new AssertionError("identity in base is " + apart + " apart");
    }
  }

  /** The row of the message that was applied last. */
  void fill(Booked booked) {
    FillRow row = FillRow.of(desk.state, booked, 3, 77, desk.cut);
    NaiveJournal journal = naive.journal;
    NaiveJournal.Entry last = journal.trades.get(journal.trades.size() - 1);
    Trade message = last.message();
    NaivePosition.Fill fill = last.fill();
    NaivePosition.Sum sum = fill.position.sum();
    String at = "fill " + message.tradeId() + " ";
    same(at + "version", row.version(), (long) journal.cash.size() + journal.trades.size());
    same(at + "account", row.account(), "A");
    same(at + "book", row.book(), message.book());
    same(at + "symbol", row.symbol(), message.symbol());
    same(at + "type", row.type(), message.type());
    same(at + "id", row.tradeId(), message.tradeId());
    same(at + "reference", row.refTradeId(), message.refTradeId());
    same(at + "side", row.side(), fill.side);
    same(at + "quantity", row.quantity(), fill.says.quantity());
    same(at + "price", row.price(), fill.says.price());
    same(at + "fee", row.fee(), fill.says.fee());
    same(at + "fee currency", row.feeCurrency(), fill.says.feeCurrency());
    exactly(at + "realized", exact(row.realized()), naive.gain);
    same(at + "ts", row.ts(), message.ts());
    same(at + "position version", row.positionVersion(), fill.position.version);
    exactly(at + "position quantity", decimal(row.positionQuantity()), sum.quantity());
    exactly(at + "average price", exact(row.averagePrice()), sum.averagePrice());
    exactly(at + "cost", exact(row.cost()), sum.cost());
    exactly(at + "position realized", exact(row.positionRealized()), sum.realized);
    same(at + "currency", row.currency(), fill.position.terms.currency());
    same(at + "place", row.part() + " " + row.place(), "3 77");
    same(at + "settled at", row.settledAt(), desk.cut);
  }

  private List<PositionKey> open(String symbol) {
    return naive.journal.positions.values().stream()
        .filter(position -> position.key.symbol().equals(symbol) && !position.flat())
        .map(position -> position.key)
        .toList();
  }

  private LimitFigures figures(String symbol) {
    Valuer valuer = desk.ledger.valuer();
    return symbol.isEmpty() ? valuer.figures(desk.state) : valuer.figures(desk.state, open(symbol));
  }

  /** What is limited of the account, and of a symbol. */
  void limitFigures(NaiveLimits limits, String symbol) {
    for (String of : new String[] {"", symbol}) {
      LimitFigures figures = figures(of);
      Map<LimitRow.Kind, BigDecimal> due = limits.figures(of, desk.cut);
      for (LimitRow.Kind kind : LimitRow.Kind.values()) {
        String what = "figure of " + of + " " + kind;
        exactly(what, exact(figures.figure(kind)), due.get(kind));
      }
    }
  }

  /** Judges the limits of an account or a symbol. */
  Watched alerts(NaiveLimits limits, Watched watched) {
    List<String> is = new ArrayList<>();
    Watched after =
        watched.judge(
            figures(watched.row().symbol()),
            desk.cut,
            alert -> {
              String id = alert.symbol() + " " + alert.kind();
              String currency =
                  alert.kind() == LimitRow.Kind.POSITION ? "" : naive.terms.baseCurrency();
              same("alert's currency", alert.currency(), currency);
              same("alert's account", alert.account() + alert.ts(), "A" + desk.cut);
              is.add(
                  NaiveLimits.text(
                      id, alert.status().name(), exact(alert.figure()), exact(alert.limit())));
            });
    same("alerts", is, limits.judge(watched.row(), desk.cut));
    return after;
  }

  /** A position that was put away leaves no chunk behind. */
  void nothingLeftOf(PositionKey key) {
    for (String kept : desk.state.everything().split("\n", -1)) {
      if (kept.startsWith(key + " ") || kept.startsWith("ChunkKey[position=" + key)) {
        throw new AssertionError("left of " + key + ": " + kept);
      }
    }
  }

  private static void same(String what, Object is, Object due) {
    if (!is.equals(due)) {
      throw new AssertionError(what + ": is " + is + ", should be " + due);
    }
  }

  private static void exactly(String what, BigDecimal is, BigDecimal due) {
    boolean equal = is == null || due == null ? is == null && due == null : is.compareTo(due) == 0;
    if (!equal) {
      throw new AssertionError(what + ": is " + is + ", should be " + due);
    }
  }
}
