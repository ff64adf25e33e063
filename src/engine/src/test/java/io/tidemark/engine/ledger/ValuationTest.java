package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cash kinds, marks, exposure, high-water mark and drawdown. */
class ValuationTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void list() {
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    desk.market.list("FUT", AssetClass.FUTURE, "USD", "10");
  }

  @Test
  void cashKindsGoWhereTheyBelong() {
    desk.open("USD", LotMethod.AVERAGE, "100");
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "50");
    desk.cash(CashEvent.Kind.WITHDRAWAL, "USD", "20");
    desk.cash(CashEvent.Kind.FEE, "USD", "3");
    desk.cash(CashEvent.Kind.FUNDING, "USD", "-4");
    desk.cash(CashEvent.Kind.DIVIDEND, "USD", "10");
    desk.cash(CashEvent.Kind.INTEREST, "USD", "0.5");
    AccountRow row = desk.account();
    assertThat(row.openingCash()).isEqualTo(money("100"));
    assertThat(row.netDeposits()).isEqualTo(money("30"));
    assertThat(row.fees()).isEqualTo(money("3"));
    assertThat(row.funding()).isEqualTo(money("6.5"));
    assertThat(row.cash()).isEqualTo(money("133.5"));
    assertThat(row.netPnl()).isEqualTo(money("3.5"));
    assertThat(row.equity()).isEqualTo(money("133.5"));
  }

  @Test
  void anAccountWithoutEventsHasARow() {
    desk.open("EUR", LotMethod.AVERAGE, "7");
    AccountRow row = desk.account();
    assertThat(row.equity()).isEqualTo(money("7"));
    assertThat(row.highWaterMark()).isEqualTo(money("7"));
    assertThat(row.version()).isZero();
    assertThat(row.updatedAt()).isEqualTo(Long.MIN_VALUE);
    assertThat(BalanceRow.of(desk.state.account())).hasSize(1);
    assertThat(desk.balance("EUR").rate()).isEqualTo(money("1"));
  }

  @Test
  void withoutAMarkAPositionIsCarriedAtCostAndFlagged() {
    desk.buy("EQ", "10", "5");
    desk.settle();
    PositionRow row = desk.position("EQ");
    assertThat(row.unrealized()).isNull();
    assertThat(row.netPnl()).isEqualTo(Money.ZERO);
    assertThat(row.view()).isEqualTo(MarkView.NONE);
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().unrealized()).isEqualTo(Money.ZERO);
    assertThat(desk.account().equity()).isEqualTo(Money.ZERO);
    assertThat(desk.account().grossExposure()).isEqualTo(money("50"));
    assertThat(desk.balance("USD").balance().marketValue()).isEqualTo(money("50"));
  }

  @Test
  void aMarkThatIsWithdrawnLeavesThePositionAtCost() {
    desk.buy("EQ", "10", "5");
    desk.quote("EQ", "6");
    desk.settle();
    assertThat(desk.account().unrealized()).isEqualTo(money("10"));
    desk.market.forget("EQ");
    desk.settle();
    assertThat(desk.account().unrealized()).isEqualTo(Money.ZERO);
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.MISSING);
  }

  @Test
  void aFlatPositionNeedsNoMark() {
    desk.buy("EQ", "10", "5");
    desk.sell("EQ", "10", "6");
    desk.settle();
    assertThat(desk.position("EQ").unrealized()).isEqualTo(Money.ZERO);
    assertThat(desk.position("EQ").view().status()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.LIVE);
    assertThat(desk.account().highWaterMark()).isEqualTo(money("10"));
  }

  @Test
  void aStaleMarkStillValues() {
    desk.buy("EQ", "10", "5");
    desk.quote("EQ", "6");
    desk.settleAfter(Desk.STALE_AFTER);
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.LIVE);
    desk.settleAfter(1);
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.STALE);
    assertThat(desk.position("EQ").view().status()).isEqualTo(MarkStatus.STALE);
    assertThat(desk.position("EQ").unrealized()).isEqualTo(money("10"));
    assertThat(desk.account().highWaterMark()).isEqualTo(money("10"));
  }

  @Test
  void anAccountIsAsBadAsItsWorstMark() {
    desk.buy("EQ", "1", "1");
    desk.quote("EQ", "1");
    desk.settleAfter(Desk.STALE_AFTER + 1);
    desk.buy("FUT", "1", "1");
    desk.settle();
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.MISSING);
    desk.quote("FUT", "1");
    desk.settle();
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.STALE);
    desk.sell("EQ", "1", "1");
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.LIVE);
  }

  @Test
  void valuingAgainOnTheSameMarksChangesNothing() {
    desk.buy("EQ", "10", "5");
    desk.quote("EQ", "6");
    Valuer valuer = desk.ledger.valuer();
    PositionKey key = new PositionKey("", "EQ");
    assertThat(valuer.mark(desk.state, key, desk.cut, desk.market)).isTrue();
    String before = desk.state.everything();
    assertThat(valuer.mark(desk.state, key, desk.cut + 1, desk.market)).isFalse();
    assertThat(desk.state.everything()).isEqualTo(before);
    assertThat(valuer.mark(desk.state, key, desk.cut + Desk.STALE_AFTER + 1, desk.market)).isTrue();
  }

  @Test
  void exposureHasTheSignOfThePositionOnlyInTheNet() {
    desk.market.list("INV", AssetClass.CRYPTO, "USD", "100", ContractKind.INVERSE);
    desk.buy("EQ", "10", "5");
    desk.sell("FUT", "3", "7");
    desk.sell("INV", "2", "50");
    desk.quote("EQ", "6");
    desk.quote("FUT", "8");
    desk.quote("INV", "40");
    desk.settle();
    assertThat(desk.account().grossExposure()).isEqualTo(money("305"));
    assertThat(desk.account().netExposure()).isEqualTo(money("-185"));
  }

  @Test
  void anInverseContractHasNoValueAtAPriceOfZeroOrLess() {
    desk.market.list("INV", AssetClass.CRYPTO, "USD", "100", ContractKind.INVERSE);
    desk.buy("INV", "2", "50");
    desk.quote("INV", "0");
    desk.settle();
    assertThat(desk.position("INV").unrealized()).isNull();
    assertThat(desk.position("INV").view()).isEqualTo(MarkView.NONE);
  }

  @Test
  void highWaterMarkAndDrawdownFollowTheResultNotTheDeposits() {
    desk.open("USD", LotMethod.AVERAGE, "1000");
    desk.buy("EQ", "10", "50");
    check("50", "1000", "0");
    check("60", "1100", "0");
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "500");
    check("60", "1100", "0");
    check("45", "1100", "150");
    desk.cash(CashEvent.Kind.WITHDRAWAL, "USD", "1400");
    check("45", "1100", "150");
    check("59", "1100", "10");
    check("61", "1110", "0");
  }

  private void check(String price, String highWaterMark, String drawdown) {
    desk.quote("EQ", price);
    desk.settleAfter(1);
    assertThat(desk.account().highWaterMark()).isEqualTo(money(highWaterMark));
    assertThat(desk.account().drawdown()).isEqualTo(money(drawdown));
  }

  @Test
  void highWaterMarkRestsWhileAMarkIsMissing() {
    desk.buy("EQ", "10", "50");
    check("49", "0", "10");
    desk.market.forget("EQ");
    desk.cash(CashEvent.Kind.FUNDING, "USD", "1000");
    desk.settleAfter(1);
    assertThat(desk.account().highWaterMark()).isEqualTo(Money.ZERO);
    assertThat(desk.account().drawdown()).isEqualTo(money("10"));
    check("49", "990", "0");
  }

  @Test
  void highWaterMarkRestsWhileARateIsMissing() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.cash(CashEvent.Kind.FUNDING, "USD", "10");
    desk.cash(CashEvent.Kind.FUNDING, "EUR", "10");
    desk.settle();
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().funding()).isEqualTo(money("10"));
    assertThat(desk.account().highWaterMark()).isEqualTo(Money.ZERO);
    desk.quote("EURUSD", "1.5");
    desk.settle();
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.LIVE);
    assertThat(desk.account().highWaterMark()).isEqualTo(money("25"));
    desk.settleAfter(Desk.STALE_AFTER + 1);
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.STALE);
  }

  @Test
  void openingCashCountsInTheHighWaterMark() {
    desk.open("USD", LotMethod.AVERAGE, "-20");
    desk.cash(CashEvent.Kind.FEE, "USD", "1");
    desk.settle();
    assertThat(desk.account().highWaterMark()).isEqualTo(money("-20"));
    assertThat(desk.account().drawdown()).isEqualTo(money("1"));
  }

  @Test
  void aCurrencyThatHoldsNothingNeedsNoRate() {
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "10");
    desk.settle();
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.MISSING);
    desk.cash(CashEvent.Kind.WITHDRAWAL, "EUR", "10");
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.LIVE);
    assertThat(BalanceRow.of(desk.state.account())).hasSize(2);
    assertThat(desk.balance("EUR").rate()).isNull();
  }

  @Test
  void ratesTellWhetherOneInUseChanged() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "10");
    desk.quote("EURUSD", "1.5");
    assertThat(rates()).isTrue();
    assertThat(rates()).isFalse();
    desk.quote("EURUSD", "1.6");
    assertThat(rates()).isTrue();
    desk.cash(CashEvent.Kind.WITHDRAWAL, "EUR", "10");
    desk.quote("EURUSD", "1.7");
    assertThat(rates()).as("of a currency that holds nothing").isFalse();
    assertThat(desk.balance("EUR").rate()).isEqualTo(money("1.7"));
  }

  @Test
  void booksThatDoNotBalanceAreSeen() {
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "10");
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "10");
    assertThat(desk.ledger.valuer().balanced(desk.state)).isTrue();
    for (String currency : new String[] {"EUR", "USD"}) {
      Account account = desk.state.account();
      Balance right = account.balance(currency);
      account.balances.put(currency, right.withFill(Money.ofUnits(0, 1), Money.ZERO));
      desk.state.put(account);
      assertThat(desk.ledger.valuer().balanced(desk.state)).isFalse();
      account.balances.put(currency, right);
      desk.state.put(account);
    }
    assertThat(desk.ledger.valuer().balanced(desk.state)).isTrue();
  }

  private boolean rates() {
    return desk.ledger.valuer().rates(desk.state, desk.cut, desk.market);
  }

  @Test
  void everyTermIsConvertedAtTheCurrentRate() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.market.list("EQE", AssetClass.EQUITY, "EUR", "1");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "1000");
    desk.apply(desk.fill(Side.BUY, "EQE", "10", "50", "2", ""));
    desk.sell("EQE", "5", "60");
    desk.quote("EQE", "70");
    for (String rate : new String[] {"2", "3"}) {
      desk.quote("EURUSD", rate);
      desk.settle();
      long times = Fixed8.parse(rate) / Fixed8.ONE;
      AccountRow row = desk.account();
      assertThat(row.netDeposits()).isEqualTo(money("1000").timesRatio(times, 1));
      assertThat(row.cash()).isEqualTo(money("798").timesRatio(times, 1));
      assertThat(row.realized()).isEqualTo(money("50").timesRatio(times, 1));
      assertThat(row.unrealized()).isEqualTo(money("100").timesRatio(times, 1));
      assertThat(row.fees()).isEqualTo(money("2").timesRatio(times, 1));
      assertThat(row.equity()).isEqualTo(money("1148").timesRatio(times, 1));
      assertThat(row.grossExposure()).isEqualTo(money("350").timesRatio(times, 1));
    }
  }
}
