package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What is refused or known again, and that it changes nothing. */
class RefusalTest {
  private Desk desk = new Desk();

  private Trade fill(String quantity, String price, String fee, String feeIn, long ts) {
    return Desk.fill("X", ts, Side.BUY, "EQ", quantity, price, fee, feeIn);
  }

  private Outcome applyAgain(LedgerEvent event) {
    String before = desk.state.everything();
    Outcome outcome = desk.apply(event);
    assertThat(desk.state.everything()).isEqualTo(before);
    return outcome;
  }

  @Test
  void aFillWithTheSameContentIsADuplicateWhateverItsTime() {
    desk.apply(fill("10", "5", "1", "", desk.cut));
    assertThat(applyAgain(fill("10", "5", "1", "", desk.cut))).isEqualTo(Outcome.DUPLICATE);
    assertThat(applyAgain(fill("10", "5", "1", "", desk.cut + 9))).isEqualTo(Outcome.DUPLICATE);
    assertThat(applyAgain(fill("10", "5", "1", "USD", desk.cut)))
        .as("the instrument's currency spelled out")
        .isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void aFillWithOtherContentIsAConflict() {
    desk.apply(fill("10", "5", "1", "", desk.cut));
    Reason conflict = Reason.CONFLICTING_DUPLICATE;
    assertThat(desk.refusal(fill("11", "5", "1", "", desk.cut))).isEqualTo(conflict);
    assertThat(desk.refusal(fill("10", "6", "1", "", desk.cut))).isEqualTo(conflict);
    assertThat(desk.refusal(fill("10", "5", "2", "", desk.cut))).isEqualTo(conflict);
    assertThat(desk.refusal(fill("10", "5", "1", "EUR", desk.cut))).isEqualTo(conflict);
    Trade other =
        Desk.message(
            Trade.Type.NEW, "X", desk.cut, Side.BUY, "EQ", "10", "5", "1", "", "something");
    assertThat(desk.refusal(other)).isEqualTo(conflict);
  }

  @Test
  void otherBookSymbolOrSideIsAnotherFill() {
    Trade t = fill("10", "5", "1", "", desk.cut);
    desk.apply(t);
    assertThat(desk.apply(Desk.fill("X", t.ts(), Side.SELL, "EQ", "10", "5", "1", "")))
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.apply(Desk.fill("X", t.ts(), Side.BUY, "EQ2", "10", "5", "1", "")))
        .isEqualTo(Outcome.APPLIED);
    Trade book =
        new Trade(
            t.type(), t.ts(), "X", "A", "B", "EQ", t.side(), t.quantity(), t.price(), 0, "", "");
    assertThat(desk.apply(book)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void cashEventsAreKnownById() {
    CashEvent.Kind kind = CashEvent.Kind.DEPOSIT;
    assertThat(desk.apply(desk.cash("D", kind, "USD", "10"))).isEqualTo(Outcome.APPLIED);
    desk.cut += 1;
    assertThat(applyAgain(desk.cash("D", kind, "USD", "10"))).isEqualTo(Outcome.DUPLICATE);
    Reason conflict = Reason.CONFLICTING_DUPLICATE;
    assertThat(desk.refusal(desk.cash("D", kind, "USD", "11"))).isEqualTo(conflict);
    assertThat(desk.refusal(desk.cash("D", kind, "EUR", "10"))).isEqualTo(conflict);
    assertThat(desk.refusal(desk.cash("D", CashEvent.Kind.FEE, "USD", "10"))).isEqualTo(conflict);
  }

  @Test
  void olderThanTheWindowIsTooOldEvenIfItIsADuplicate() {
    Trade first = Desk.fill("1", desk.cut, Side.BUY, "EQ", "1", "1", "0", "");
    desk.apply(first);
    long newest = desk.cut + Desk.WINDOW;
    desk.apply(Desk.fill("2", newest, Side.BUY, "EQ", "1", "1", "0", ""));
    assertThat(applyAgain(first)).as("just within").isEqualTo(Outcome.DUPLICATE);
    desk.apply(Desk.fill("3", newest + 1, Side.BUY, "EQ", "1", "1", "0", ""));
    assertThat(desk.refusal(first)).isEqualTo(Reason.TOO_OLD);
    assertThatThrownBy(() -> desk.apply(first)).hasMessageContaining(Times.print(desk.cut + 1));
    Trade other = Desk.fill("4", desk.cut, Side.BUY, "EQ2", "1", "1", "0", "");
    assertThat(desk.refusal(other)).isEqualTo(Reason.TOO_OLD);
    desk.apply(Desk.fill("5", desk.cut + 1, Side.BUY, "EQ2", "1", "1", "0", ""));
    assertThat(desk.refusal(first))
        .as("an older fill winds nothing back")
        .isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void whatNoFillCanMatchAnyMoreIsForgotten() {
    for (int day = 0; day < 60; day++) {
      long ts = Desk.START + day * Times.DAY;
      desk.apply(Desk.fill("D" + day, ts, Side.BUY, "EQ", "1", "1", "0", ""));
      assertThat(desk.state.tradesKept()).as("day %s", day).isBetween(Math.min(day + 1, 8), 9);
      int oldestInWindow = Math.max(0, day - 7);
      long then = Desk.START + oldestInWindow * Times.DAY;
      Trade again = Desk.fill("D" + oldestInWindow, then, Side.BUY, "EQ", "1", "1", "0", "");
      assertThat(applyAgain(again)).as("day %s", day).isEqualTo(Outcome.DUPLICATE);
    }
  }

  @Test
  void theMemoryIsNotSweptAtEveryFill() {
    int sweeps = 0;
    int kept = 0;
    for (int hour = 0; hour < 24 * 28; hour++) {
      long ts = Desk.START + hour * 3_600L * Times.SECOND;
      desk.apply(Desk.fill("H" + hour, ts, Side.BUY, "EQ", "1", "1", "0", ""));
      sweeps += desk.state.tradesKept() <= kept ? 1 : 0;
      kept = desk.state.tradesKept();
      assertThat(kept).isLessThanOrEqualTo(24 * 8);
    }
    assertThat(sweeps).isBetween(20, 32);
  }

  @Test
  void aWindowWithoutEndRefusesAndForgetsNothing() {
    LedgerConfig c = Desk.config(MarkPolicy.MID);
    desk =
        new Desk(
            new LedgerConfig(
                c.marks(),
                c.staleAfter(),
                Long.MAX_VALUE,
                false,
                false,
                c.instrumentDefaults(),
                c.accountDefaults()));
    long before1970 = Times.parse("1960-01-01T00:00:00Z");
    Trade old = Desk.fill("1", before1970, Side.BUY, "EQ", "1", "1", "0", "");
    desk.apply(old);
    desk.apply(Desk.fill("2", before1970 + 400 * Times.DAY, Side.BUY, "EQ", "1", "1", "0", ""));
    desk.apply(Desk.fill("3", Desk.START, Side.BUY, "EQ", "1", "1", "0", ""));
    assertThat(applyAgain(old)).isEqualTo(Outcome.DUPLICATE);
    assertThat(desk.state.tradesKept()).isEqualTo(3);
  }

  @Test
  void anAccountKeepsItsFirstTerms() {
    assertThat(desk.open("EUR", LotMethod.FIFO, "5")).isEqualTo(Outcome.APPLIED);
    assertThat(desk.open("EUR", LotMethod.FIFO, "5")).isEqualTo(Outcome.DUPLICATE);
    Reason changed = Reason.REFERENCE_CHANGED;
    assertThat(
            desk.refusal(
                new AccountTerms(
                    "A", "USD", LotMethod.FIFO, Fixed8.parse("5"), LocalTime.MIDNIGHT, Desk.UTC)))
        .isEqualTo(changed);
    assertThat(
            desk.refusal(
                new AccountTerms(
                    "A",
                    "EUR",
                    LotMethod.AVERAGE,
                    Fixed8.parse("5"),
                    LocalTime.MIDNIGHT,
                    Desk.UTC)))
        .isEqualTo(changed);
    AccountTerms more =
        new AccountTerms(
            "A", "EUR", LotMethod.FIFO, Fixed8.parse("6"), LocalTime.MIDNIGHT, Desk.UTC);
    assertThat(desk.refusal(more)).isEqualTo(changed);
    assertThatThrownBy(() -> desk.apply(more))
        .hasMessageContaining("EUR, FIFO, opening cash 5, days from 00:00 UTC of its first row")
        .hasMessageContaining("EUR, FIFO, opening cash 6, days from 00:00 UTC");
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    long five = Fixed8.parse("5");
    LocalTime six = LocalTime.of(18, 0);
    assertThat(desk.refusal(new AccountTerms("A", "EUR", LotMethod.FIFO, five, six, Desk.UTC)))
        .isEqualTo(changed);
    assertThat(
            desk.refusal(
                new AccountTerms("A", "EUR", LotMethod.FIFO, five, LocalTime.MIDNIGHT, tokyo)))
        .isEqualTo(changed);
  }

  @Test
  void anAccountOpenedByAnEventKeepsTheDefaults() {
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "1");
    assertThat(desk.open("USD", LotMethod.AVERAGE, "0")).isEqualTo(Outcome.DUPLICATE);
    AccountTerms late =
        new AccountTerms("A", "EUR", LotMethod.AVERAGE, 0, LocalTime.MIDNIGHT, Desk.UTC);
    assertThat(desk.refusal(late)).isEqualTo(Reason.REFERENCE_CHANGED);
    assertThatThrownBy(() -> desk.apply(late)).hasMessageContaining("taken at its first event");
  }

  @Test
  void withoutARowTheDefaultsHold() {
    desk.buy("NEW", "2", "3");
    assertThat(desk.account().baseCurrency()).isEqualTo("USD");
    assertThat(desk.position("NEW").currency()).isEqualTo("USD");
    assertThat(desk.account().cash()).isEqualTo(Desk.money("-6"));
  }

  @Test
  void aRequiredInstrumentIsRequired() {
    desk = new Desk(Desk.config(MarkPolicy.MID, true, false));
    assertThat(desk.refusal(fill("1", "1", "0", "", desk.cut)))
        .isEqualTo(Reason.UNKNOWN_INSTRUMENT);
    assertThat(desk.state.account()).isNull();
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    assertThat(desk.buy("EQ", "1", "1")).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void aRequiredAccountIsRequired() {
    desk = new Desk(Desk.config(MarkPolicy.MID, false, true));
    assertThat(desk.refusal(fill("1", "1", "0", "", desk.cut))).isEqualTo(Reason.UNKNOWN_ACCOUNT);
    assertThat(desk.refusal(desk.cash("C", CashEvent.Kind.DEPOSIT, "USD", "1")))
        .isEqualTo(Reason.UNKNOWN_ACCOUNT);
    desk.open("USD", LotMethod.AVERAGE, "0");
    assertThat(desk.buy("EQ", "1", "1")).isEqualTo(Outcome.APPLIED);
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "1");
  }

  @Test
  void anInverseContractNeedsAPriceAboveZero() {
    desk.market.list("INV", AssetClass.FUTURE, "BTC", "1", ContractKind.INVERSE);
    Trade free = Desk.fill("1", desk.cut, Side.BUY, "INV", "1", "0", "0", "");
    assertThat(desk.refusal(free)).isEqualTo(Reason.OUT_OF_RANGE);
    Trade negative = Desk.fill("1", desk.cut, Side.BUY, "INV", "1", "-1", "0", "");
    assertThat(desk.refusal(negative)).isEqualTo(Reason.OUT_OF_RANGE);
    assertThat(desk.state.account()).isNull();
    desk.buy("INV", "1", "0.00000001");
  }
}
