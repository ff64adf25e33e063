package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Busts and corrections, one rule at a time. */
class RewriteTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void list() {
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    desk.market.list("INV", AssetClass.FUTURE, "BTC", "1", ContractKind.INVERSE);
  }

  private Outcome fill(String id, Side side, String quantity, String price) {
    return desk.apply(Desk.fill(id, desk.cut, side, "EQ", quantity, price, "1", "EUR"));
  }

  private Trade bust(String id, Side side, String ref) {
    return message(Trade.Type.BUST, id, side, "7", "7", ref);
  }

  private Trade correct(String id, Side side, String quantity, String price, String ref) {
    return message(Trade.Type.CORRECT, id, side, quantity, price, ref);
  }

  private Trade message(
      Trade.Type type, String id, Side side, String quantity, String price, String ref) {
    return Desk.message(type, id, desk.cut, side, "EQ", quantity, price, "2", "", ref);
  }

  private void holds(String quantity, String cost, String realized) {
    PositionRow row = desk.position("EQ");
    assertThat(row.quantity()).isEqualTo(Fixed8.parse(quantity));
    assertThat(row.cost()).isEqualTo(money(cost));
    assertThat(row.realized()).isEqualTo(money(realized));
    assertThat(desk.ledger.valuer().balanced(desk.state)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void aBustGivesBackCashAndFee(LotMethod method) {
    desk.open("USD", method, "100");
    fill("1", Side.BUY, "10", "5");
    fill("2", Side.BUY, "10", "7");
    fill("3", Side.SELL, "10", "8");
    assertThat(desk.apply(bust("B", null, "1"))).isEqualTo(Outcome.APPLIED);
    holds("0", "0", "10");
    assertThat(desk.balance("USD").balance().cash()).isEqualTo(money("110"));
    assertThat(desk.balance("EUR").balance().fees()).isEqualTo(money("2"));
    assertThat(desk.balance("EUR").balance().cash()).isEqualTo(money("-2"));
    assertThat(desk.position("EQ").fills()).isEqualTo(2);
    assertThat(desk.position("EQ").version()).isEqualTo(4);
    assertThat(desk.account().version()).isEqualTo(4);
  }

  @Test
  void aSecondBustIsADuplicateWhateverItsId() {
    fill("1", Side.BUY, "10", "5");
    desk.apply(bust("B", null, "1"));
    String after = desk.state.everything();
    assertThat(desk.apply(bust("B", null, "1"))).isEqualTo(Outcome.DUPLICATE);
    assertThat(desk.apply(bust("C", Side.BUY, "1"))).isEqualTo(Outcome.DUPLICATE);
    assertThat(desk.state.everything()).isEqualTo(after);
    assertThat(desk.refusal(correct("D", null, "1", "1", "1"))).isEqualTo(Reason.ALREADY_BUSTED);
  }

  @Test
  void aBustedPositionStaysListedAndKeepsItsTerms() {
    fill("1", Side.BUY, "10", "5");
    desk.apply(bust("B", null, "1"));
    holds("0", "0", "0");
    assertThat(desk.position("EQ").fills()).isZero();
    desk.market.list("EQ", AssetClass.FUTURE, "EUR", "5");
    fill("2", Side.BUY, "1", "5");
    assertThat(desk.position("EQ").currency()).isEqualTo("USD");
    holds("1", "5", "0");
  }

  @Test
  void whatComesBeforeItsFillWaitsAndChangesNothing() {
    desk.open("USD", LotMethod.AVERAGE, "0");
    String before = desk.state.everything();
    assertThat(desk.apply(bust("B", null, "1"))).isEqualTo(Outcome.WAITING);
    assertThat(desk.apply(correct("C", Side.BUY, "1", "1", "1"))).isEqualTo(Outcome.WAITING);
    assertThat(desk.state.everything()).isEqualTo(before);
    fill("1", Side.SELL, "10", "5");
    assertThat(desk.apply(correct("C", Side.BUY, "1", "1", "1")))
        .as("only a fill of that side")
        .isEqualTo(Outcome.WAITING);
    assertThat(desk.apply(bust("B", null, "1"))).isEqualTo(Outcome.APPLIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "C", "D"})
  void aFillIsNamedByAnyIdThatItHasHad(String ref) {
    fill("1", Side.BUY, "10", "5");
    fill("2", Side.BUY, "10", "7");
    desk.apply(correct("C", null, "20", "6", "1"));
    desk.apply(correct("D", Side.BUY, "30", "4", "C"));
    holds("40", "190", "0");
    if (ref.equals("D")) {
      desk.apply(correct("E", null, "1", "9", ref));
      holds("11", "79", "0");
    }
    assertThat(desk.apply(bust("B", null, ref))).isEqualTo(Outcome.APPLIED);
    holds("10", "70", "0");
    assertThat(desk.apply(bust("B2", null, ref.equals("1") ? "C" : "1")))
        .isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void aCorrectionKeepsThePlaceAndSideAndBringsItsOwnFee() {
    desk.open("USD", LotMethod.FIFO, "0");
    fill("1", Side.BUY, "10", "5");
    fill("2", Side.BUY, "10", "7");
    fill("3", Side.SELL, "15", "8");
    holds("5", "35", "35");
    desk.apply(correct("C", Side.BUY, "12", "6", "1"));
    holds("7", "49", "27");
    assertThat(desk.balance("EUR").balance().fees()).isEqualTo(money("2"));
    assertThat(desk.balance("USD").balance().fees()).isEqualTo(money("2"));
    assertThat(desk.position("EQ").fills()).isEqualTo(3);
  }

  @Test
  void anIdThatStandsForTwoFillsNeedsASide() {
    fill("X", Side.BUY, "10", "5");
    fill("X", Side.SELL, "4", "6");
    assertThat(desk.refusal(bust("B", null, "X"))).isEqualTo(Reason.AMBIGUOUS_REFERENCE);
    assertThatThrownBy(() -> desk.apply(bust("B", null, "X")))
        .hasMessageContaining("id X stands for more than one fill");
    assertThat(desk.apply(bust("B", Side.SELL, "X"))).isEqualTo(Outcome.APPLIED);
    holds("10", "50", "0");
  }

  @Test
  void otherBooksAndSymbolsAreOtherFills() {
    fill("1", Side.BUY, "10", "5");
    Trade elsewhere = Desk.message(Trade.Type.BUST, "B", 0, null, "EQ2", "1", "1", "0", "", "1");
    assertThat(desk.refusal(elsewhere)).isEqualTo(Reason.TOO_OLD);
    Trade symbol =
        Desk.message(Trade.Type.BUST, "B", desk.cut, null, "EQ2", "1", "1", "0", "", "1");
    assertThat(desk.apply(symbol)).isEqualTo(Outcome.WAITING);
  }

  @Test
  void conflictsAreJudgedByContent() {
    fill("1", Side.BUY, "10", "5");
    fill("2", Side.BUY, "10", "5");
    desk.apply(correct("C", null, "2", "6", "1"));
    assertThat(desk.apply(correct("C", null, "2", "6", "1"))).isEqualTo(Outcome.DUPLICATE);
    Reason conflict = Reason.CONFLICTING_DUPLICATE;
    assertThat(desk.refusal(correct("C", null, "3", "6", "1"))).isEqualTo(conflict);
    assertThat(desk.refusal(correct("C", null, "2", "6", "2"))).isEqualTo(conflict);
    assertThat(desk.apply(correct("C", Side.BUY, "3", "6", "1")))
        .as("a side given is another key")
        .isEqualTo(Outcome.APPLIED);
    desk.apply(bust("B", null, "1"));
    assertThat(desk.refusal(bust("B", null, "2"))).isEqualTo(conflict);
  }

  @Test
  void aFillPastTheWindowStaysAsItIs() {
    fill("1", Side.BUY, "10", "5");
    desk.cut += Desk.WINDOW;
    fill("2", Side.BUY, "1", "5");
    assertThat(desk.apply(correct("C", null, "9", "5", "1"))).isEqualTo(Outcome.APPLIED);
    desk.cut += 1;
    fill("3", Side.BUY, "1", "5");
    // The correction is still known, the fill that it names is not.
    assertThat(desk.refusal(bust("B", null, "C"))).isEqualTo(Reason.TOO_OLD);
    assertThat(desk.apply(bust("B", null, "1"))).isEqualTo(Outcome.WAITING);
    holds("11", "55", "0");
  }

  @Test
  void bustsAndCorrectionsAreTooOldToo() {
    fill("1", Side.BUY, "10", "5");
    Trade late = Desk.message(Trade.Type.BUST, "B", 1, null, "EQ", "1", "1", "0", "", "1");
    assertThat(desk.refusal(late)).isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void anInverseFillIsNotCorrectedToAPriceOfZero() {
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "INV", "10", "5", "0", ""));
    for (String price : new String[] {"0", "-1"}) {
      Trade free =
          Desk.message(Trade.Type.CORRECT, "C", desk.cut, null, "INV", "1", price, "0", "", "1");
      assertThat(desk.refusal(free)).isEqualTo(Reason.OUT_OF_RANGE);
    }
  }

  @Test
  void onlyFillsMoveTheNewestTimeRead() {
    Trade fill = Desk.fill("1", Desk.START, Side.BUY, "EQ", "1", "1", "0", "");
    Ledger ledger = desk.ledger;
    long newest = ledger.admit(fill, Long.MIN_VALUE);
    assertThat(newest).isEqualTo(Desk.START);
    desk.cut += Times.DAY;
    assertThat(ledger.admit(bust("B", null, "1"), newest)).isEqualTo(Desk.START);
    assertThat(ledger.admit(correct("C", null, "1", "1", "1"), newest)).isEqualTo(Desk.START);
    Trade transfer = message(Trade.Type.TRANSFER, "T", Side.BUY, "1", "1", "");
    assertThat(ledger.admit(transfer, newest)).isEqualTo(desk.cut);
    assertThat(ledger.admit(fill, desk.cut)).isEqualTo(desk.cut);
    long later = Desk.START + Desk.WINDOW + 1;
    assertThatThrownBy(() -> ledger.admit(fill, later)).hasMessageContaining("newest fill");
    assertThatThrownBy(() -> ledger.admit(bust("B", null, "1"), later + Times.DAY))
        .hasMessageContaining("older than");
  }

  private static final String LARGEST = "92233720368.54775807";

  /** The first of many fills changes so that a later one no longer fits. */
  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void anOverflowInTheMiddleOfAReplayChangesNothing(LotMethod method) {
    desk.open("USD", method, "0");
    fill("1", Side.BUY, "1", "0.00000001");
    fill("2", Side.SELL, "3", "0.00000002");
    for (int i = 0; i < 200; i++) {
      fill("M" + i, i % 3 == 0 ? Side.SELL : Side.BUY, "1", "0." + (100 + i));
    }
    fill("3", Side.SELL, "100", "0.00000001");
    Trade tooMuch =
        Desk.message(
            Trade.Type.CORRECT, "C", desk.cut, null, "EQ", LARGEST, "0.00000001", "1", "", "1");
    assertThat(desk.refusal(tooMuch)).isEqualTo(Reason.OVERFLOW);
    Trade tooDear =
        Desk.message(Trade.Type.CORRECT, "C", desk.cut, null, "EQ", "1", "1", LARGEST, "", "1");
    assertThat(desk.apply(tooDear)).as("a large fee alone fits").isEqualTo(Outcome.APPLIED);
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void aBustThatWouldOverflowLaterIsRefused(LotMethod method) {
    desk.open("USD", method, "0");
    fill("1", Side.SELL, LARGEST, "0.00000001");
    fill("2", Side.BUY, LARGEST, "0.00000001");
    fill("3", Side.BUY, LARGEST, "0.00000001");
    fill("4", Side.SELL, LARGEST, "0.00000001");
    assertThat(desk.refusal(bust("B", null, "1"))).isEqualTo(Reason.OVERFLOW);
    assertThat(desk.apply(bust("B", null, "2"))).isEqualTo(Outcome.APPLIED);
    assertThat(desk.position("EQ").cost()).isNotEqualTo(Money.ZERO);
  }

  @Test
  void anIdComesRoundWhenItIsForgotten() {
    fill("1", Side.BUY, "10", "5");
    desk.cut += Desk.WINDOW + 1;
    fill("2", Side.BUY, "1", "5");
    fill("1", Side.BUY, "3", "6");
    desk.apply(bust("B", null, "1"));
    holds("11", "55", "0");
  }
}
