package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.decimal;
import static io.tidemark.engine.ledger.NaiveFigures.exact;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.ledger.NaiveFigures.Fraction;
import io.tidemark.engine.ledger.NaiveFigures.Seen;
import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Thousands of random accounts, every figure of every row against {@link NaiveBooks}. */
class LedgerOracleTest {
  /** Changed by hand to look further; failures print the stream's own seed. */
  private static final long SEED = 20140507L;

  private static final int STREAMS = Boolean.getBoolean("tidemark.full") ? 50_000 : 2_000;
  private static final BigDecimal UNIT = new BigDecimal("1e-20");

  @Test
  void everyFigureOfEveryRowIsTheOracles() {
    for (long i = 0; i < STREAMS; i++) {
      long seed = SEED + i;
      RandomDesk random = new RandomDesk(seed);
      int step = 0;
      try {
        for (; step < 12; step++) {
          run(random);
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
      }
    }
  }

  /** One cut: events on the marks before or after, then marks, rates, and the sample. */
  private static void run(RandomDesk random) {
    Desk desk = random.desk;
    random.moveMarket();
    boolean compareEach = random.oneIn(3);
    if (compareEach) {
      remark(desk);
    }
    for (int events = random.below(4); events > 0; events--) {
      random.event();
      if (compareEach) {
        desk.ledger.valuer().rates(desk.state, desk.cut, desk.market);
        compare(desk, random.naive);
      }
    }
    desk.settle();
    random.naive.sample(desk.cut);
    compare(desk, random.naive);
  }

  private static void remark(Desk desk) {
    for (PositionKey key : desk.state.keys()) {
      desk.ledger.valuer().mark(desk.state, key, desk.cut, desk.market);
    }
    desk.ledger.valuer().rates(desk.state, desk.cut, desk.market);
  }

  private static void compare(Desk desk, NaiveBooks naive) {
    assertThat(desk.state.keys()).containsExactlyElementsOf(naive.fills.keySet());
    for (PositionKey key : desk.state.keys()) {
      comparePosition(desk.position(key.book(), key.symbol()), naive, key, desk.cut);
    }
    compareAccount(desk.account(), naive, desk.cut);
    List<BalanceRow> balances = BalanceRow.of(desk.state.account());
    Map<String, NaiveBooks.Sheet> sheets = naive.sheets(desk.cut);
    assertThat(balances)
        .extracting(BalanceRow::currency)
        .containsExactlyElementsOf(sheets.keySet());
    for (BalanceRow row : balances) {
      compareBalance(row, sheets.get(row.currency()), naive, desk.cut);
    }
    checkIdentity(desk.account(), balances, naive, desk.cut);
  }

  private static void comparePosition(
      PositionRow row, NaiveBooks naive, PositionKey key, long cut) {
    NaiveBooks.Holding holding = naive.holding(key);
    Seen seen = holding.seen(cut);
    boolean flat = holding.quantity().signum() == 0;
    String at = "position " + key + " ";
    long count = naive.fills.get(key).size();
    assertThat(row.version()).as(at + "version").isEqualTo(count);
    assertThat(row.fills()).as(at + "fills").isEqualTo(count);
    assertThat(row.currency()).as(at + "currency").isEqualTo(holding.instrument.currency());
    assertThat(row.updatedAt()).as(at + "updated at").isEqualTo(holding.updatedAt);
    assertThat(row.view().status()).as(at + "mark status").isEqualTo(seen.status());
    assertThat(row.view().ts()).as(at + "mark ts").isEqualTo(seen.ts());
    long price = row.view().price();
    same(at + "mark", price == Fixed8.ABSENT ? null : decimal(price), seen.price());
    same(at + "quantity", decimal(row.quantity()), holding.quantity());
    same(at + "average price", exact(row.averagePrice()), holding.averagePrice());
    same(at + "cost", exact(row.cost()), holding.cost());
    same(at + "realized", exact(row.realized()), holding.realized);
    same(at + "fees", exact(row.fees()), holding.feesAt(cut));
    BigDecimal unrealized = flat ? NaiveFigures.ZERO : holding.unrealized(cut);
    boolean blank = !flat && seen.price() == null;
    same(at + "unrealized", exact(row.unrealized()), blank ? null : unrealized);
    BigDecimal net = holding.realized.add(unrealized).subtract(holding.feesAt(cut));
    same(at + "net P&L", exact(row.netPnl()), net);
  }

  private static void compareAccount(AccountRow row, NaiveBooks naive, long cut) {
    NaiveBooks.Sheet total = naive.total(cut);
    BigDecimal opening = decimal(naive.terms.openingCash());
    long events = naive.cash.size() + naive.fills.values().stream().mapToLong(List::size).sum();
    assertThat(row.version()).as("account version").isEqualTo(events);
    assertThat(row.baseCurrency()).isEqualTo(naive.terms.baseCurrency());
    assertThat(row.updatedAt()).as("account updated at").isEqualTo(naive.updatedAt);
    assertThat(row.markStatus()).as("account mark status").isEqualTo(total.marks);
    assertThat(row.fxStatus()).as("account fx status").isEqualTo(total.fx);
    same("opening", exact(row.openingCash()), opening);
    same("net deposits", exact(row.netDeposits()), total.netDeposits);
    same("cash", exact(row.cash()), total.cash);
    same("realized", exact(row.realized()), total.realized);
    same("unrealized", exact(row.unrealized()), total.unrealized);
    same("fees", exact(row.fees()), total.fees);
    same("funding", exact(row.funding()), total.funding);
    same("net P&L", exact(row.netPnl()), total.netPnl());
    same("equity", exact(row.equity()), opening.add(total.netDeposits).add(total.netPnl()));
    same("gross exposure", exact(row.grossExposure()), total.gross);
    same("net exposure", exact(row.netExposure()), total.net);
    same("high-water mark", exact(row.highWaterMark()), naive.highWaterMark);
    same("drawdown", exact(row.drawdown()), naive.drawdown);
  }

  private static void compareBalance(
      BalanceRow row, NaiveBooks.Sheet sheet, NaiveBooks naive, long cut) {
    Balance balance = row.balance();
    String at = row.currency() + " ";
    same(at + "cash", exact(balance.cash()), sheet.cash);
    same(at + "realized", exact(balance.realized()), sheet.realized);
    same(at + "fees", exact(balance.fees()), sheet.fees);
    same(at + "funding", exact(balance.funding()), sheet.funding);
    same(at + "net deposits", exact(balance.netDeposits()), sheet.netDeposits);
    same(at + "unrealized", exact(balance.unrealized()), sheet.unrealized);
    same(at + "market value", exact(balance.marketValue()), sheet.marketValue);
    same(at + "gross", exact(balance.gross()), sheet.gross);
    same(at + "net", exact(balance.net()), sheet.net);
    Fraction rate = naive.rate(row.currency(), naive.terms.baseCurrency(), cut);
    BigDecimal one = rate == null ? null : NaiveFigures.converted(BigDecimal.ONE, rate);
    same(at + "rate", exact(row.rate()), one);
  }

  /** Exact in each currency; in base, to one unit for each term that was converted. */
  private static void checkIdentity(
      AccountRow row, List<BalanceRow> balances, NaiveBooks naive, long cut) {
    BigDecimal held = exact(row.cash());
    int convertedTerms = 0;
    for (BalanceRow balance : balances) {
      Balance b = balance.balance();
      boolean base = balance.currency().equals(row.baseCurrency());
      BigDecimal opening = base ? decimal(naive.terms.openingCash()) : NaiveFigures.ZERO;
      BigDecimal earned = exact(b.realized()).add(exact(b.unrealized())).subtract(exact(b.fees()));
      same(
          "identity in " + balance.currency(),
          exact(b.cash()).add(exact(b.marketValue())),
          opening.add(exact(b.netDeposits())).add(earned).add(exact(b.funding())));
      Fraction rate = naive.rate(balance.currency(), row.baseCurrency(), cut);
      if (rate != null) {
        held = held.add(NaiveFigures.converted(exact(b.marketValue()), rate));
        convertedTerms += base ? 0 : 7;
      }
    }
    assertThat(held.subtract(exact(row.equity())).abs())
        .as("identity in base")
        .isLessThanOrEqualTo(UNIT.multiply(BigDecimal.valueOf(convertedTerms)));
  }

  private static void same(String what, BigDecimal actual, BigDecimal expected) {
    boolean equal =
        actual == null || expected == null
            ? actual == null && expected == null
            : actual.compareTo(expected) == 0;
    if (!equal) {
      throw new AssertionError(what + ": is " + actual + ", should be " + expected);
    }
  }
}
