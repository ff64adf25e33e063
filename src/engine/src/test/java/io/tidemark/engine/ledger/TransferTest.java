package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Positions that come and go without a trade. */
class TransferTest {
  private final Desk desk = new Desk();
  private int ids;

  @BeforeEach
  void list() {
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    desk.market.list("FUT", AssetClass.FUTURE, "USD", "10");
    desk.market.list("CFD", AssetClass.CFD, "USD", "10");
    desk.market.list("IDX", AssetClass.INDEX, "USD", "10");
    desk.market.list("INV", AssetClass.CRYPTO, "USD", "100", ContractKind.INVERSE);
  }

  private void move(Side side, String symbol, String quantity, String price, String fee) {
    Trade transfer =
        Desk.message(
            Trade.Type.TRANSFER, "X" + ++ids, desk.cut, side, symbol, quantity, price, fee, "", "");
    assertThat(desk.apply(transfer)).isEqualTo(Outcome.APPLIED);
  }

  private void holds(String symbol, String quantity, String cost, String realized) {
    PositionRow row = desk.position(symbol);
    assertThat(row.quantity()).isEqualTo(Fixed8.parse(quantity));
    assertThat(row.cost()).isEqualTo(money(cost));
    assertThat(row.realized()).isEqualTo(money(realized));
    assertThat(desk.ledger.valuer().balanced(desk.state)).isTrue();
  }

  private void account(String cash, String deposits, String fees) {
    AccountRow row = desk.account();
    assertThat(row.cash()).isEqualTo(money(cash));
    assertThat(row.netDeposits()).isEqualTo(money(deposits));
    assertThat(row.fees()).isEqualTo(money(fees));
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void whatComesInIsADepositOfItsCost(LotMethod method) {
    desk.open("USD", method, "100");
    move(Side.BUY, "EQ", "10", "5", "1.5");
    holds("EQ", "10", "50", "0");
    account("98.5", "50", "1.5");
    desk.quote("EQ", "6");
    desk.settle();
    assertThat(desk.account().unrealized()).isEqualTo(money("10"));
    assertThat(desk.account().equity()).isEqualTo(money("158.5"));
  }

  @ParameterizedTest
  @CsvSource({"AVERAGE,16,-64", "FIFO,18,-62"})
  void whatGoesOutLeavesAtItsBookCostWhateverItsPrice(
      LotMethod method, String costLeft, String deposits) {
    desk.open("USD", method, "0");
    desk.buy("EQ", "10", "5");
    desk.buy("EQ", "5", "6");
    move(Side.SELL, "EQ", "12", "1000", "0");
    holds("EQ", "3", costLeft, "0");
    account("-80", deposits, "0");
  }

  @Test
  void throughZeroTheRestOpensAtThePrice() {
    desk.buy("EQ", "10", "5");
    move(Side.SELL, "EQ", "14", "7", "0");
    holds("EQ", "-4", "-28", "0");
    account("-50", "-78", "0");
  }

  @ParameterizedTest
  @CsvSource({"FUT,1000", "CFD,1000", "IDX,1000", "INV,100"})
  void aContractThatCostsNothingToHoldIsNoDeposit(String symbol, String cost) {
    desk.open("USD", LotMethod.AVERAGE, "100");
    move(Side.BUY, symbol, "10", "10", "1");
    holds(symbol, "10", cost, "0");
    account("99", "0", "1");
    move(Side.SELL, symbol, "4", "50", "0");
    assertThat(desk.position(symbol).realized()).isEqualTo(money("0"));
    account("99", "0", "1");
    desk.quote(symbol, "20");
    desk.settle();
    assertThat(desk.ledger.valuer().balanced(desk.state)).isTrue();
  }

  @Test
  void aCorrectedTransferStaysATransfer() {
    move(Side.BUY, "EQ", "10", "5", "0");
    desk.apply(
        Desk.message(Trade.Type.CORRECT, "C", desk.cut, null, "EQ", "20", "4", "3", "", "X1"));
    holds("EQ", "20", "80", "0");
    account("-3", "80", "3");
    desk.apply(Desk.message(Trade.Type.BUST, "B", desk.cut, null, "EQ", "1", "1", "0", "", "C"));
    holds("EQ", "0", "0", "0");
    account("0", "0", "0");
  }

  @Test
  void aBustBeforeATransferOutChangesWhatItTookAway() {
    desk.open("USD", LotMethod.FIFO, "0");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "EQ", "10", "5", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.BUY, "EQ", "10", "9", "0", ""));
    move(Side.SELL, "EQ", "10", "0", "0");
    holds("EQ", "10", "90", "0");
    account("-140", "-50", "0");
    desk.apply(Desk.message(Trade.Type.BUST, "B", desk.cut, null, "EQ", "1", "1", "0", "", "1"));
    holds("EQ", "0", "0", "0");
    account("-90", "-90", "0");
  }

  @Test
  void transfersAndTradesOfOneIdAreDifferentMessages() {
    desk.apply(Desk.fill("X1", desk.cut, Side.BUY, "EQ", "1", "5", "0", ""));
    move(Side.BUY, "EQ", "10", "5", "0");
    assertThat(desk.position("EQ").fills()).isEqualTo(2);
  }
}
