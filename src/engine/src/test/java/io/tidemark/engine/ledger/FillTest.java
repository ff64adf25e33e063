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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fill does to position, cash and fees. */
class FillTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void list() {
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    desk.market.list("FUT", AssetClass.FUTURE, "USD", "50");
    desk.market.list("INV", AssetClass.CRYPTO, "BTC", "100", ContractKind.INVERSE);
  }

  private void check(String symbol, String quantity, String average, String cost, String realized) {
    PositionRow row = desk.position(symbol);
    assertThat(row.quantity()).as("quantity").isEqualTo(Fixed8.parse(quantity));
    Money wanted = average.isEmpty() ? null : money(average);
    assertThat(row.averagePrice()).as("average price").isEqualTo(wanted);
    assertThat(row.cost()).as("cost").isEqualTo(money(cost));
    assertThat(row.realized()).as("realized").isEqualTo(money(realized));
  }

  @Test
  void sameSideAddsQuantityAndCost() {
    desk.buy("EQ", "100", "10");
    desk.buy("EQ", "50", "13");
    check("EQ", "150", "11", "1650", "0");
  }

  @Test
  void averageRelievesCostProRata() {
    desk.buy("EQ", "100", "10");
    desk.buy("EQ", "50", "13");
    desk.sell("EQ", "60", "12");
    check("EQ", "90", "11", "990", "60");
  }

  @Test
  void fifoRelievesTheOldestLotFirst() {
    desk.open("USD", LotMethod.FIFO, "0");
    desk.buy("EQ", "100", "10");
    desk.buy("EQ", "50", "13");
    desk.sell("EQ", "60", "12");
    check("EQ", "90", "11.66666666666666666667", "1050", "120");
    desk.sell("EQ", "60", "12");
    check("EQ", "30", "13", "390", "180");
    desk.sell("EQ", "30", "12");
    check("EQ", "0", "", "0", "150");
  }

  @Test
  void aShortCostsLessThanNothing() {
    desk.sell("EQ", "10", "20");
    check("EQ", "-10", "20", "-200", "0");
    desk.buy("EQ", "4", "15");
    check("EQ", "-6", "20", "-120", "20");
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void aFillThroughZeroClosesAtTheOldCostAndOpensTheRestAtItsPrice(LotMethod method) {
    desk.open("USD", method, "0");
    desk.buy("EQ", "10", "100");
    desk.buy("EQ", "10", "102");
    desk.sell("EQ", "30", "105");
    check("EQ", "-10", "105", "-1050", "80");
    desk.buy("EQ", "15", "104");
    check("EQ", "5", "104", "520", "90");
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void flatMeansNoCostAndNoAverage(LotMethod method) {
    desk.open("USD", method, "0");
    desk.buy("EQ", "3", "1");
    desk.buy("EQ", "4", "2");
    desk.sell("EQ", "1", "3");
    desk.sell("EQ", "6", "3");
    check("EQ", "0", "", "0", "10");
    desk.buy("EQ", "1", "7");
    check("EQ", "1", "7", "7", "10");
  }

  @Test
  void reliefRoundsHalfToEvenAndTheRemainderStaysInTheBooks() {
    desk.buy("EQ", "3", "0.33333333");
    desk.buy("EQ", "0.00000003", "0.00000001");
    desk.sell("EQ", "1", "1");
    // cost 0.9999999900000003 × 1 ÷ 3.00000003
    assertThat(desk.position("EQ").realized()).isEqualTo(money("0.66666667333333316667"));
    assertThat(desk.position("EQ").cost()).isEqualTo(money("0.66666666333333346667"));
  }

  @Test
  void multipliersScaleCostAndGainButNotTheAverage() {
    desk.buy("FUT", "2", "100");
    desk.buy("FUT", "2", "101");
    desk.sell("FUT", "1", "110.25");
    check("FUT", "3", "100.5", "15075", "487.5");
  }

  @Test
  void inverseCostIsInCoin() {
    desk.buy("INV", "10", "40000");
    check("INV", "10", "40000", "0.025", "0");
    desk.buy("INV", "10", "50000");
    check("INV", "20", "44444.44444444444444444444", "0.045", "0");
    desk.sell("INV", "20", "50000");
    check("INV", "0", "", "0", "0.005");
    assertThat(desk.balance("BTC").balance().cash()).isEqualTo(money("0.005"));
  }

  @Test
  void anInverseShortGainsWhenThePriceFalls() {
    desk.sell("INV", "10", "50000");
    desk.quote("INV", "40000");
    desk.settle();
    assertThat(desk.position("INV").unrealized()).isEqualTo(money("0.005"));
    desk.buy("INV", "15", "40000");
    check("INV", "5", "40000", "0.0125", "0.005");
  }

  @Test
  void pricesMayBeNegativeOrZeroInLinearContracts() {
    desk.market.list("SPR", AssetClass.FUTURE, "USD", "1");
    desk.buy("SPR", "10", "-2");
    check("SPR", "10", "-2", "-20", "0");
    desk.sell("SPR", "5", "0");
    check("SPR", "5", "-2", "-10", "10");
  }

  @Test
  void securitiesAndSpotPayInFull() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.market.list("BTCUSD", AssetClass.CRYPTO, "USD", "1");
    desk.open("USD", LotMethod.AVERAGE, "100000");
    desk.buy("EQ", "10", "100");
    assertThat(desk.account().cash()).isEqualTo(money("99000"));
    desk.buy("EURUSD", "1000", "1.25");
    assertThat(desk.account().cash()).isEqualTo(money("97750"));
    desk.sell("BTCUSD", "0.5", "40000");
    assertThat(desk.account().cash()).isEqualTo(money("117750"));
    assertThat(desk.balance("USD").balance().marketValue()).isEqualTo(money("-17750"));
  }

  @ParameterizedTest
  @EnumSource(names = {"FUTURE", "CFD", "INDEX"})
  void marginedContractsMoveCashByWhatTheyRealize(AssetClass assetClass) {
    desk.market.list("M", assetClass, "USD", "10");
    desk.open("USD", LotMethod.AVERAGE, "1000");
    desk.apply(desk.fill(Side.BUY, "M", "2", "100", "1.5", ""));
    assertThat(desk.account().cash()).isEqualTo(money("998.5"));
    desk.quote("M", "101");
    desk.settle();
    assertThat(desk.balance("USD").balance().marketValue()).isEqualTo(money("20"));
    desk.sell("M", "1", "103");
    assertThat(desk.account().cash()).isEqualTo(money("1028.5"));
    assertThat(desk.balance("USD").balance().marketValue()).isEqualTo(money("10"));
  }

  @Test
  void inverseContractsNeverPayInFullWhateverTheirClass() {
    desk.buy("INV", "10", "40000");
    assertThat(desk.balance("BTC").balance().cash()).isEqualTo(Money.ZERO);
  }

  @Test
  void feesAndRebatesCountAlongsideRealizedNotInIt() {
    desk.apply(desk.fill(Side.BUY, "EQ", "10", "100", "3", ""));
    desk.apply(desk.fill(Side.SELL, "EQ", "10", "101", "-1", ""));
    PositionRow row = desk.position("EQ");
    assertThat(row.fees()).isEqualTo(money("2"));
    assertThat(row.realized()).isEqualTo(money("10"));
    assertThat(row.netPnl()).isEqualTo(money("8"));
    assertThat(desk.account().fees()).isEqualTo(money("2"));
    assertThat(desk.account().cash()).isEqualTo(money("8"));
  }

  @Test
  void aFeeInAnotherCurrencyIsPaidThereAndConvertedInTheRow() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.apply(desk.fill(Side.BUY, "EQ", "10", "100", "3", "EUR"));
    assertThat(desk.balance("EUR").balance().cash()).isEqualTo(money("-3"));
    assertThat(desk.balance("USD").balance().cash()).isEqualTo(money("-1000"));
    assertThat(desk.position("EQ").fees()).as("no rate, left out").isEqualTo(Money.ZERO);
    desk.quote("EURUSD", "1.25");
    desk.settle();
    assertThat(desk.position("EQ").fees()).isEqualTo(money("3.75"));
    assertThat(desk.account().fees()).isEqualTo(money("3.75"));
  }

  @Test
  void noFeeInAnotherCurrencyTouchesThatCurrencyNot() {
    desk.apply(desk.fill(Side.BUY, "EQ", "10", "100", "0", "EUR"));
    assertThat(desk.state.account().currencies()).containsExactly("USD");
  }

  @Test
  void booksAreApartAndSoAreTheirPositions() {
    Trade here = desk.fill(Side.BUY, "EQ", "10", "100");
    desk.apply(here);
    desk.apply(
        new Trade(
            Trade.Type.NEW,
            desk.cut,
            here.tradeId(),
            "A",
            "B2",
            "EQ",
            Side.SELL,
            here.quantity(),
            here.price(),
            0,
            "",
            ""));
    assertThat(desk.position("", "EQ").quantity()).isEqualTo(here.quantity());
    assertThat(desk.position("B2", "EQ").quantity()).isEqualTo(-here.quantity());
    desk.quote("EQ", "100");
    desk.settle();
    assertThat(desk.account().grossExposure()).isEqualTo(money("2000"));
    assertThat(desk.account().netExposure()).isEqualTo(Money.ZERO);
  }

  @Test
  void aPositionKeepsTheTermsOfItsFirstFill() {
    desk.buy("FUT", "1", "100");
    desk.market.list("FUT", AssetClass.EQUITY, "EUR", "7", ContractKind.INVERSE);
    desk.sell("FUT", "1", "101");
    assertThat(desk.position("FUT").realized()).isEqualTo(money("50"));
    assertThat(desk.position("FUT").currency()).isEqualTo("USD");
  }

  @Test
  void versionsCountEventsAndTimesAreTheEvents() {
    desk.buy("EQ", "1", "1");
    desk.buy("FUT", "1", "1");
    desk.apply(Desk.fill("late", desk.cut - 7, Side.BUY, "EQ", "1", "1", "0", ""));
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "1");
    assertThat(desk.position("EQ").version()).isEqualTo(2);
    assertThat(desk.position("EQ").fills()).isEqualTo(2);
    assertThat(desk.position("EQ").updatedAt()).isEqualTo(desk.cut - 7);
    assertThat(desk.position("FUT").version()).isEqualTo(1);
    assertThat(desk.account().version()).isEqualTo(4);
    assertThat(desk.account().updatedAt()).isEqualTo(desk.cut);
    desk.settleAfter(5);
    assertThat(desk.account().valuedAt()).isEqualTo(desk.cut);
  }

  @Test
  void aFillIsValuedAtTheMarkOfItsCut() {
    desk.quote("EQ", "12");
    desk.buy("EQ", "10", "10");
    assertThat(desk.position("EQ").unrealized()).isEqualTo(money("20"));
    assertThat(desk.position("EQ").netPnl()).isEqualTo(money("20"));
    assertThat(desk.position("EQ").valuedAt()).isEqualTo(desk.cut);
    assertThat(desk.state.position(new PositionKey("", "EQ")).valuedAt()).isEqualTo(desk.cut);
  }

  /** Joined, 1.5 of 2 lots relieve 0.5; apart they would relieve a unit of 1e-20 less. */
  @Test
  void lotsOfOnePriceJoin() {
    desk.market.list("I", AssetClass.FUTURE, "USD", "1", ContractKind.INVERSE);
    desk.open("USD", LotMethod.FIFO, "0");
    desk.buy("I", "1", "3");
    desk.buy("I", "1", "3");
    desk.sell("I", "1.5", "1");
    assertThat(desk.position("I").realized()).isEqualTo(money("-1"));
    desk.buy("I", "1", "7");
    desk.buy("I", "0.5", "7");
    desk.buy("I", "0.5", "3");
    Position position = desk.state.position(new PositionKey("", "I"));
    assertThat(position.holding.lots().first().quantity()).isEqualTo(Fixed8.parse("0.5"));
    assertThat(position.holding.lots().last().quantity()).isEqualTo(Fixed8.parse("0.5"));
    assertThat(position.holding.lots().to()).as("of the one between").isEqualTo(1);
    desk.sell("I", "1.25", "1");
    Money relieved = money("0.16666666666666666666").plus(money("0.10714285714285714286"));
    assertThat(desk.position("I").realized())
        .isEqualTo(money("-1").plus(relieved).minus(money("1.25")));
  }
}
