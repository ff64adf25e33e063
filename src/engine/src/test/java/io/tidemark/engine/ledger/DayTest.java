package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trading day: when it begins, and what it shows. */
class DayTest {
  private static final long SECOND = Times.SECOND;

  private final Desk desk = new Desk();

  private static AccountTerms terms(String dayStart, String zone) {
    return new AccountTerms(
        "A", "USD", LotMethod.AVERAGE, 0, LocalTime.parse(dayStart), ZoneId.of(zone));
  }

  /** New York leaps over 02:30 on 8 March, and has 01:30 twice on 1 November 2026. */
  @ParameterizedTest
  @CsvSource({
    "00:00, UTC, 2026-01-05T09:30:00Z, 2026-01-05T00:00:00Z, 2026-01-06T00:00:00Z",
    "00:00, UTC, 2026-01-05T00:00:00Z, 2026-01-04T00:00:00Z, 2026-01-05T00:00:00Z",
    "00:00, UTC, 2026-01-05T00:00:00.000001Z, 2026-01-05T00:00:00Z, 2026-01-06T00:00:00Z",
    "00:00, UTC, 1969-12-31T23:59:59.999999Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
    "17:00, America/New_York, 2026-01-05T21:59:00Z, 2026-01-04T22:00:00Z, 2026-01-05T22:00:00Z",
    "17:00, America/New_York, 2026-01-05T22:01:00Z, 2026-01-05T22:00:00Z, 2026-01-06T22:00:00Z",
    "02:30, America/New_York, 2026-03-08T07:00:00Z, 2026-03-07T07:30:00Z, 2026-03-08T07:30:00Z",
    "02:30, America/New_York, 2026-03-08T12:00:00Z, 2026-03-08T07:30:00Z, 2026-03-09T06:30:00Z",
    "01:30, America/New_York, 2026-11-01T06:00:00Z, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
    "23:59:59, Pacific/Auckland, 2026-01-05T11:00:00Z, 2026-01-05T10:59:59Z, 2026-01-06T10:59:59Z",
    "00:00, Pacific/Apia, 2011-12-30T12:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
  })
  void begins(String dayStart, String zone, String cut, String start, String end) {
    AccountTerms terms = terms(dayStart, zone);
    long begun = TradingDay.startBefore(Times.parse(cut), terms);
    assertThat(Times.print(begun)).isEqualTo(start);
    assertThat(Times.print(TradingDay.startAfter(begun, terms))).isEqualTo(end);
  }

  private void day(String realized, String unrealized, String pnl, String adjustment) {
    AccountRow row = desk.account();
    assertThat(row.dayRealized()).isEqualTo(money(realized));
    assertThat(row.dayUnrealized()).isEqualTo(money(unrealized));
    assertThat(row.dayPnl()).isEqualTo(money(pnl));
    assertThat(row.priorDayAdjustment()).isEqualTo(money(adjustment));
  }

  private boolean nextDay() {
    desk.cut += Times.DAY;
    return desk.ledger.valuer().beginDay(desk.state, desk.cut);
  }

  @Test
  void beforeTheFirstValuationThereIsNone() {
    desk.open("USD", LotMethod.AVERAGE, "100");
    assertThat(desk.account().dayStart()).isEqualTo(Long.MIN_VALUE);
    assertThat(desk.state.account().dayEnds()).isEqualTo(Long.MAX_VALUE);
    assertThat(desk.state.account().valuedAt()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void withoutAnAccountNoDayBegins() {
    assertThat(desk.ledger.valuer().beginDay(desk.state, desk.cut)).isFalse();
    assertThat(desk.state.account()).isNull();
  }

  @Test
  void theFirstBeginsAtZeroAndTheNextWithWhatThereWas() {
    desk.open("USD", LotMethod.AVERAGE, "100");
    desk.buy("EQ", "10", "5");
    desk.quote("EQ", "7");
    desk.sell("EQ", "4", "6");
    desk.settle();
    day("4", "12", "16", "0");
    assertThat(desk.account().dayStart()).isEqualTo(Times.parse("2026-01-05T00:00:00Z"));
    long ends = Times.parse("2026-01-06T00:00:00Z");
    assertThat(desk.state.account().dayEnds()).isEqualTo(ends);

    assertThat(desk.ledger.valuer().beginDay(desk.state, ends)).as("the last cut").isFalse();
    day("4", "12", "16", "0");
    assertThat(nextDay()).isTrue();
    day("0", "0", "0", "0");
    assertThat(desk.ledger.valuer().beginDay(desk.state, desk.cut)).as("once").isFalse();
    assertThat(desk.state.account().dayEnds()).isEqualTo(Long.MAX_VALUE);
    desk.cash(CashEvent.Kind.DEPOSIT, "USD", "1000");
    desk.cash(CashEvent.Kind.FEE, "USD", "1");
    desk.quote("EQ", "6.5");
    desk.settle();
    day("0", "-3", "-4", "0");
  }

  @Test
  void aDayWithoutAnythingEndsUnseen() {
    desk.open("USD", LotMethod.AVERAGE, "100");
    desk.settle();
    assertThat(desk.state.account().dayEnds()).isEqualTo(Long.MAX_VALUE);
    assertThat(nextDay()).isFalse();
    assertThat(desk.account().dayStart()).isEqualTo(Times.parse("2026-01-06T00:00:00Z"));
  }

  @Test
  void itBeginsWithTheLastValuationAtWhichNothingWasMissing() {
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.buy("EQ", "10", "5");
    desk.quote("EQ", "7");
    desk.settleAfter(SECOND);
    desk.market.forget("EQ");
    desk.settleAfter(SECOND);
    day("0", "0", "0", "0");
    desk.quote("EQ", "9");
    desk.cash(CashEvent.Kind.FUNDING, "EUR", "1");
    desk.settleAfter(SECOND);
    day("0", "40", "40", "0");
    nextDay();
    desk.quote("EQ", "9");
    desk.quote("EURUSD", "2");
    desk.settle();
    day("0", "20", "22", "0");
  }

  private Trade about(Trade.Type type, String id, String ref, String price) {
    return Desk.message(type, id, desk.cut, null, "EQ", "10", price, "0", "", ref);
  }

  @Test
  void aChangeToAFillOfAnEarlierDayIsAnAdjustment() {
    desk.open("USD", LotMethod.AVERAGE, "0");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "EQ", "10", "5", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.SELL, "EQ", "10", "8", "0", ""));
    desk.quote("EQ", "6");
    desk.apply(about(Trade.Type.CORRECT, "C0", "2", "7"));
    desk.settle();
    day("20", "0", "20", "0");
    nextDay();
    desk.apply(about(Trade.Type.CORRECT, "C", "1", "4"));
    desk.settle();
    day("10", "0", "10", "10");
    desk.apply(Desk.fill("3", desk.cut, Side.SELL, "EQ", "10", "6", "0", ""));
    desk.apply(about(Trade.Type.CORRECT, "C3", "3", "9"));
    day("10", "30", "40", "10");
    desk.apply(about(Trade.Type.BUST, "B", "2", "1"));
    desk.settle();
    // Bought at 4, sold at 7, sold short at 9; without the sale at 7 the one at 9 closes.
    day("30", "0", "30", "30");
    nextDay();
    desk.settle();
    day("0", "0", "0", "0");
  }

  @Test
  void anAdjustmentInACurrencyWithoutARateIsLeftOut() {
    desk.market.list("EQ", AssetClass.EQUITY, "EUR", "1");
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "EQ", "10", "5", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.SELL, "EQ", "10", "8", "0", ""));
    desk.settle();
    nextDay();
    desk.apply(about(Trade.Type.CORRECT, "C", "1", "4"));
    desk.settle();
    assertThat(desk.account().priorDayAdjustment()).isEqualTo(money("0"));
    assertThat(desk.state.account().dayEnds()).as("no figure to begin anew").isGreaterThan(0);
    desk.quote("EURUSD", "2");
    desk.settle();
    assertThat(desk.account().priorDayAdjustment()).isEqualTo(money("20"));
    assertThat(desk.state.account().dayEnds()).isNotEqualTo(Long.MAX_VALUE);
  }

  /** The cut at which a day begins ends the day before, for what settles in it too. */
  @Test
  void whatSettledAtTheVeryStartIsOfTheDayBefore() {
    desk.cut = Times.parse("2026-01-06T00:00:00Z");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "EQ", "10", "5", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.SELL, "EQ", "10", "8", "0", ""));
    desk.settle();
    desk.settleAfter(1);
    desk.apply(Desk.fill("3", desk.cut, Side.BUY, "EQ", "10", "8", "0", ""));
    desk.apply(Desk.fill("4", desk.cut, Side.SELL, "EQ", "10", "8", "0", ""));
    desk.apply(about(Trade.Type.CORRECT, "C", "1", "4"));
    desk.apply(about(Trade.Type.CORRECT, "D", "4", "9"));
    desk.settle();
    day("20", "0", "20", "10");
  }
}
