package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Figures past 128 bits (1.7e18) or 64. An event that would make one is refused and leaves every
 * byte as it was; a mark or rate that would make one is not used, and flagged.
 */
class LedgerOverflowTest {
  private static final String LARGEST = "92233720368.54775807";

  private final Desk desk = new Desk();

  @BeforeEach
  void list() {
    desk.market.list("FUT", AssetClass.FUTURE, "USD", "1");
    desk.market.list("FUT2", AssetClass.FUTURE, "USD", "1");
    desk.market.list("BIG", AssetClass.FUTURE, "USD", LARGEST.substring(0, 11));
    desk.market.list("INV", AssetClass.FUTURE, "USD", "90000000000", ContractKind.INVERSE);
    desk.market.list("EQE", AssetClass.EQUITY, "EUR", "1");
  }

  private void refused(Side side, String symbol, String quantity, String price) {
    assertThat(desk.refusal(desk.fill(side, symbol, quantity, price))).isEqualTo(Reason.OVERFLOW);
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void quantity(LotMethod method) {
    desk.open("USD", method, "0");
    desk.buy("EQ", LARGEST, "0.00000001");
    refused(Side.BUY, "EQ", "0.00000001", "0.00000001");
    desk.sell("EQ", LARGEST, "0.00000001");
    desk.sell("EQ", LARGEST, "0.00000001");
    refused(Side.SELL, "EQ", "0.00000001", "0.00000001");
  }

  @Test
  void aProductOnAnAccountThatIsNotThereYet() {
    refused(Side.BUY, "EQ", LARGEST, LARGEST);
    refused(Side.BUY, "INV", "90000000000", "0.00000001");
    assertThat(desk.state.account()).isNull();
  }

  @Test
  void quantityTimesMultiplierEvenWhereTheCostFits() {
    refused(Side.BUY, "BIG", "90000000000", "0.00000001");
    desk.buy("BIG", "10000000", "0.00000001");
    refused(Side.BUY, "BIG", "10000000", "0.00000001");
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void cost(LotMethod method) {
    desk.open("USD", method, "0");
    desk.buy("FUT", "1000000000", "1000000000");
    refused(Side.BUY, "FUT", "1000000000", "1000000000");
  }

  @Test
  void cashOfAllPositionsTogether() {
    desk.quote("EQ2", "0");
    desk.buy("EQ", "1000000000", "1000000000");
    refused(Side.BUY, "EQ2", "1000000000", "1000000000");
    desk.sell("EQ2", "1000000000", "1000000000");
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void realizedOfOnePosition(LotMethod method) {
    desk.open("USD", method, "0");
    desk.buy("FUT", "2000000000", "0");
    desk.sell("FUT", "1000000000", "1000000000");
    refused(Side.SELL, "FUT", "1000000000", "1000000000");
  }

  @Test
  void realizedOfAllPositionsTogether() {
    desk.buy("FUT", "1000000000", "0");
    desk.sell("FUT", "1000000000", "1000000000");
    desk.buy("FUT2", "1000000000", "0");
    refused(Side.SELL, "FUT2", "1000000000", "1000000000");
  }

  @Test
  void exposureOfAllPositionsTogetherWhereNoneHasAMark() {
    desk.buy("FUT", "1000000000", "1000000000");
    refused(Side.SELL, "FUT2", "1000000000", "1000000000");
  }

  @Test
  void feesAndCashEvents() {
    desk.sell("EQE", "1701411834", "1000000000");
    String rebate = "-90000000000";
    desk.apply(desk.fill(Side.BUY, "EQ", "1", "1", "-400000000", "EUR"));
    Trade fill = desk.fill(Side.BUY, "EQ", "1", "1", rebate, "EUR");
    assertThat(desk.refusal(fill)).as("other currency").isEqualTo(Reason.OVERFLOW);
    Trade own = desk.fill(Side.SELL, "EQE", "0.00000001", "1", rebate, "");
    assertThat(desk.refusal(own)).as("own currency").isEqualTo(Reason.OVERFLOW);
    for (CashEvent.Kind kind : CashEvent.Kind.values()) {
      boolean out = kind == CashEvent.Kind.WITHDRAWAL || kind == CashEvent.Kind.FEE;
      CashEvent event = desk.cash("C", kind, "EUR", out ? rebate : rebate.substring(1));
      assertThat(desk.refusal(event)).as(kind.name()).isEqualTo(Reason.OVERFLOW);
    }
  }

  @Test
  void aMarkTooLargeToValueWithIsMissing() {
    desk.buy("FUT", "1000000000", "10");
    desk.quote("FUT", LARGEST);
    desk.settle();
    assertThat(desk.position("FUT").view()).isEqualTo(MarkView.NONE);
    assertThat(desk.position("FUT").unrealized()).isNull();
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().grossExposure()).isEqualTo(money("10000000000"));
    PositionKey key = new PositionKey("", "FUT");
    assertThat(desk.ledger.valuer().mark(desk.state, key, desk.cut, desk.market))
        .as("changed by seeing it again")
        .isFalse();
    assertThat(desk.buy("FUT", "1", "10")).as("a fill beside it").isEqualTo(Outcome.APPLIED);
    desk.quote("FUT", "11");
    desk.settle();
    assertThat(desk.account().unrealized()).isEqualTo(money("1000000001"));
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.LIVE);
  }

  @Test
  void whereNotEvenTheCostFitsThePositionKeepsItsWorthAndIsFlagged() {
    desk.quote("FUT2", "0");
    desk.buy("FUT2", "1000000000", "1000000000");
    desk.buy("FUT", "1000000000", "1000000000");
    desk.quote("FUT", "1000000000");
    desk.settle();
    desk.market.forget("FUT2");
    desk.settle();
    assertThat(desk.position("FUT2").view()).isEqualTo(MarkView.NONE);
    assertThat(desk.position("FUT2").unrealized()).isNull();
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().unrealized()).isEqualTo(money("-1000000000000000000"));
    desk.quote("FUT2", "1");
    desk.settle();
    assertThat(desk.account().unrealized()).isEqualTo(money("-999999999000000000"));
    assertThat(desk.account().markStatus()).isEqualTo(MarkStatus.LIVE);
  }

  @Test
  void aConversionThatDoesNotFitLeavesItsCurrencyOutFlagged() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", LARGEST);
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "5");
    desk.quote("EURUSD", LARGEST);
    desk.settle();
    assertThat(desk.account().fxStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(desk.account().cash()).isEqualTo(money("5"));
    assertThat(desk.account().netDeposits()).isEqualTo(money("5"));
    assertThat(desk.balance("EUR").rate()).isEqualTo(money(LARGEST));
  }

  @Test
  void aRateThatDoesNotFitIsBlank() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.market.list("USDJPY", AssetClass.FX, "JPY", "1");
    desk.open("JPY", LotMethod.AVERAGE, "0");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "0.00000001");
    desk.quote("EURUSD", LARGEST);
    desk.quote("USDJPY", LARGEST);
    desk.settle();
    assertThat(desk.balance("EUR").rate()).isNull();
    assertThat(desk.account().cash().isZero()).isFalse();
  }

  @Test
  void equityThatDoesNotFitLeavesTheBaseOutAndTheIdentityStands() {
    desk.open("USD", LotMethod.AVERAGE, "7");
    desk.buy("FUT", "1000000000", "0");
    desk.sell("FUT", "1000000000", "1000000000");
    desk.quote("FUT2", "0");
    desk.buy("FUT2", "1000000000", "0");
    desk.quote("FUT2", "1000000000");
    desk.settle();
    assertThat(BalanceRow.of(desk.state.account())).hasSize(1);
    AccountRow row = desk.account();
    assertThat(row.fxStatus()).isEqualTo(MarkStatus.MISSING);
    assertThat(row.cash()).isEqualTo(Money.ZERO);
    assertThat(row.openingCash()).isEqualTo(Money.ZERO);
    assertThat(row.equity()).isEqualTo(Money.ZERO);
    assertThat(row.highWaterMark()).as("rests").isEqualTo(money("7"));
  }

  @Test
  void aNetPnlThatDoesNotFitIsBlank() {
    desk.buy("FUT", "2000000000", "0");
    desk.sell("FUT", "1000000000", "1000000000");
    desk.quote("FUT", "1000000000");
    desk.settle();
    PositionRow row = desk.position("FUT");
    assertThat(row.realized()).isEqualTo(money("1000000000000000000"));
    assertThat(row.unrealized()).isEqualTo(money("1000000000000000000"));
    assertThat(row.netPnl()).isNull();
  }

  @Test
  void aDrawdownThatDoesNotFitRests() {
    String much = "1500000000";
    desk.buy("FUT", much, "0");
    desk.sell("FUT", much, "1000000000");
    desk.settle();
    desk.buy("FUT", much, "1000000000");
    desk.sell("FUT", much, "0");
    desk.settle();
    assertThat(desk.account().drawdown()).isEqualTo(money("1500000000000000000"));
    desk.buy("FUT", much, "1000000000");
    desk.sell("FUT", much, "0");
    desk.settle();
    assertThat(desk.account().netPnl()).isEqualTo(money("-1500000000000000000"));
    assertThat(desk.account().drawdown()).isEqualTo(money("1500000000000000000"));
    assertThat(desk.account().highWaterMark()).isEqualTo(money("1500000000000000000"));
  }

  /** Whatever comes, at whatever size: applied whole, or refused with every byte as it was. */
  @Test
  void atTheEdgeEverythingAppliesWholeOrNotAtAll() {
    int overflows = 0;
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Edge edge = new Edge(random);
      for (int i = 0; i < 40; i++) {
        try {
          overflows += edge.step();
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("seed " + seed + ", step " + i + ": " + e, e);
        }
      }
    }
    assertThat(overflows).isGreaterThan(500);
  }

  /** A desk with events and marks of sizes that often do not fit. */
  private static final class Edge {
    private static final String[] SYMBOLS = {"EQ", "FUT", "BIG", "INV", "EQE", "EURUSD"};
    private final SplittableRandom random;
    private final LedgerOverflowTest at = new LedgerOverflowTest();

    Edge(SplittableRandom random) {
      this.random = random;
      at.list();
      at.desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
      LotMethod method = random.nextBoolean() ? LotMethod.FIFO : LotMethod.AVERAGE;
      at.desk.open(
          random.nextBoolean() ? "USD" : "EUR", method, random.nextBoolean() ? "0" : size());
    }

    private String size() {
      return new String[] {"0.00000001", "1", "3", "1000000000", "1500000000", LARGEST}
          [random.nextInt(6)];
    }

    /** 1 if the event was refused. */
    int step() {
      Desk desk = at.desk;
      String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
      switch (random.nextInt(4)) {
        case 0 -> desk.market.forget(symbol);
        case 1 -> desk.quote(symbol, random.nextInt(4) == 0 ? "-" + size() : size());
        default -> {}
      }
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      String fee = random.nextInt(3) == 0 ? "-" + size() : "0";
      String feeIn = random.nextBoolean() ? "EUR" : "";
      LedgerEvent event =
          random.nextInt(8) == 0
              ? desk.cash("C" + random.nextInt(), CashEvent.Kind.FUNDING, "EUR", size())
              : desk.fill(side, symbol, size(), size(), fee, feeIn);
      int refused = 0;
      String before = desk.state.everything();
      try {
        desk.apply(event);
      } catch (Rejected e) {
        assertThat(e.reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(desk.state.everything()).isEqualTo(before);
        refused = 1;
      }
      desk.settle();
      desk.state.keys().forEach(key -> desk.position(key.book(), key.symbol()));
      desk.account();
      BalanceRow.of(desk.state.account()); // checks the identity in every currency
      return refused;
    }
  }
}
