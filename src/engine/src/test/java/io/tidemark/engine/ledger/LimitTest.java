package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits, and the alerts when they are breached and no longer are. */
class LimitTest {
  private static final long NONE = Fixed8.ABSENT;

  private final Desk desk = new Desk();
  private final List<Alert> alerts = new ArrayList<>();
  private Watched watched;

  /** When limits were judged last: each time at a later cut. */
  private long judgedAt = Long.MIN_VALUE;

  @BeforeEach
  void list() {
    desk.market.list("EQ", AssetClass.EQUITY, "USD", "1");
    desk.market.list("EQE", AssetClass.EQUITY, "EUR", "1");
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.open("USD", LotMethod.AVERAGE, "0");
  }

  private static long units(String text) {
    return text.isEmpty() ? NONE : Fixed8.parse(text);
  }

  private static LimitRow ofAccount(String gross, String net, String dayLoss, String drawdown) {
    return new LimitRow("A", "", units(gross), units(net), NONE, units(dayLoss), units(drawdown));
  }

  private static LimitRow ofSymbol(String gross, String net, String position) {
    return new LimitRow("A", "EQ", units(gross), units(net), units(position), NONE, NONE);
  }

  private LimitFigures account() {
    return desk.ledger.valuer().figures(desk.state);
  }

  private LimitFigures symbol(String... books) {
    List<PositionKey> open = new ArrayList<>();
    for (String book : books) {
      open.add(new PositionKey(book, "EQ"));
    }
    return desk.ledger.valuer().figures(desk.state, open);
  }

  /** What the limits say now, as "KIND STATUS figure limit". */
  private List<String> judge(LimitFigures figures) {
    alerts.clear();
    judgedAt = Math.max(judgedAt + 1, desk.cut);
    watched = watched.judge(figures, judgedAt, alerts::add);
    watched = MapAccountState.read(MapAccountState.bytes(watched::write), Watched::read);
    return alerts.stream()
        .map(a -> a.kind() + " " + a.status() + " " + a.figure() + " " + a.limit())
        .toList();
  }

  @Test
  void aBreachAndItsEndAreToldOnceEach() {
    watched = Watched.of(ofAccount("100", "", "", ""));
    desk.buy("EQ", "10", "10");
    desk.quote("EQ", "10");
    desk.settle();
    assertThat(judge(account())).as("at the limit is within it").isEmpty();
    desk.quote("EQ", "10.00000001");
    desk.settle();
    assertThat(judge(account())).containsExactly("GROSS BREACH 100.0000001 100");
    assertThat(alerts.get(0).ts()).isEqualTo(judgedAt);
    assertThat(alerts.get(0).account()).isEqualTo("A");
    assertThat(alerts.get(0).symbol()).isEmpty();
    assertThat(alerts.get(0).currency()).isEqualTo("USD");
    assertThat(judge(account())).isEmpty();
    desk.quote("EQ", "9");
    desk.settle();
    assertThat(judge(account())).containsExactly("GROSS CLEAR 90 100");
    assertThat(judge(account())).isEmpty();
  }

  @Test
  void everyKindOfAnAccount() {
    watched = Watched.of(ofAccount("150", "99", "10", "20"));
    desk.buy("EQ", "20", "10");
    desk.apply(desk.fill(Side.SELL, "EQE", "10", "5", "0", ""));
    desk.quote("EQ", "10");
    desk.quote("EQE", "5");
    desk.quote("EURUSD", "2");
    desk.settleAfter(1);
    assertThat(judge(account())).containsExactly("GROSS BREACH 300 150", "NET BREACH 100 99");
    desk.quote("EQ", "9.4");
    desk.settleAfter(1);
    assertThat(judge(account())).containsExactly("NET CLEAR 88 99", "DAY_LOSS BREACH 12 10");
    desk.quote("EQ", "8");
    desk.settleAfter(1);
    assertThat(judge(account())).containsExactly("DRAWDOWN BREACH 40 20");
    desk.quote("EQ", "11");
    desk.settleAfter(1);
    assertThat(judge(account()))
        .containsExactly("NET BREACH 120 99", "DAY_LOSS CLEAR 0 10", "DRAWDOWN CLEAR 0 20");
    assertThat(account().position()).isNull();
    desk.quote("EQE", "50");
    desk.quote("EQ", "10");
    desk.settleAfter(1);
    assertThat(account().net()).as("without its sign").isEqualTo(money("800"));
  }

  private void inBook(String book, Side side, String quantity) {
    Trade t = desk.fill(side, "EQ", quantity, "10", "0", "");
    desk.apply(
        new Trade(
            t.type(),
            t.ts(),
            t.tradeId(),
            "A",
            book,
            "EQ",
            side,
            t.quantity(),
            t.price(),
            0,
            "",
            ""));
  }

  @Test
  void aSymbolIsSeenOverAllBooks() {
    watched = Watched.of(ofSymbol("100", "60", "7"));
    inBook("B1", Side.BUY, "3");
    inBook("B2", Side.SELL, "9");
    desk.quote("EQ", "10");
    desk.settle();
    assertThat(judge(symbol("B1", "B2"))).containsExactly("GROSS BREACH 120 100");
    assertThat(symbol("B1", "B2").net()).isEqualTo(money("60"));
    assertThat(symbol("B1", "B2").position()).isEqualTo(money("6"));
    assertThat(symbol("B1", "B2").dayLoss()).isNull();
    assertThat(symbol("B1", "B2").drawdown()).isNull();
    assertThat(judge(symbol("B2")))
        .containsExactly("GROSS CLEAR 90 100", "NET BREACH 90 60", "POSITION BREACH 9 7");
    assertThat(alerts).extracting(Alert::currency).containsExactly("USD", "USD", "");
    assertThat(judge(symbol())).containsExactly("NET CLEAR 0 60", "POSITION CLEAR 0 7");
  }

  @Test
  void whatIsNotKnownLeavesABreachAsItIs() {
    watched = Watched.of(ofAccount("100", "100", "0", "0"));
    desk.buy("EQ", "20", "10");
    desk.quote("EQ", "10");
    desk.settle();
    judge(account());
    desk.market.forget("EQ");
    desk.settle();
    assertThat(account().gross()).isNull();
    assertThat(account().net()).isNull();
    assertThat(account().dayLoss()).isNull();
    assertThat(account().drawdown()).isNull();
    assertThat(judge(account())).isEmpty();
    watched = watched.with(LimitRow.none("A", ""));
    assertThat(judge(account())).containsExactly("GROSS CLEAR null null", "NET CLEAR null null");
    assertThat(watched.isOver()).isTrue();
  }

  @Test
  void withoutARateAnAccountIsNotKnown() {
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "1");
    desk.settle();
    assertThat(account().gross()).isNull();
    desk.quote("EURUSD", "2");
    desk.settle();
    assertThat(account().gross()).isEqualTo(Money.ZERO);
  }

  @Test
  void thePositionIsKnownWithoutMarkOrRate() {
    watched = Watched.of(ofSymbol("1", "1", "7"));
    inBook("B1", Side.BUY, "9");
    desk.settle();
    assertThat(judge(symbol("B1"))).containsExactly("POSITION BREACH 9 7");
    desk.market.list("EQ", AssetClass.EQUITY, "EUR", "1");
    inBook("B2", Side.BUY, "9");
    desk.quote("EQ", "10");
    desk.settle();
    assertThat(symbol("B1", "B2").gross()).as("no rate").isNull();
    assertThat(symbol("B1", "B2").net()).isNull();
    desk.quote("EURUSD", "2");
    desk.settle();
    assertThat(symbol("B1", "B2").gross()).isEqualTo(money("270"));
    assertThat(symbol("B1", "B2").net()).isEqualTo(money("270"));
  }

  @Test
  void aChangedLimitIsJudgedOnTheSameFigures() {
    watched = Watched.of(ofSymbol("", "", "10"));
    inBook("", Side.SELL, "9");
    desk.settle();
    assertThat(judge(symbol(""))).isEmpty();
    watched = watched.with(ofSymbol("", "", "8"));
    assertThat(judge(symbol(""))).containsExactly("POSITION BREACH 9 8");
    watched = watched.with(ofSymbol("", "", "5"));
    assertThat(judge(symbol(""))).as("still the same breach").isEmpty();
    watched = watched.with(LimitRow.none("A", "EQ"));
    assertThat(watched.isOver()).as("an end is still to be told").isFalse();
    assertThat(judge(symbol(""))).containsExactly("POSITION CLEAR 9 null");
    assertThat(watched.isOver()).isTrue();
  }

  @Test
  void aCutHasOneAlertAndWhatChangesAfterItIsForTheNext() {
    watched = Watched.of(ofSymbol("", "", "5"));
    inBook("", Side.SELL, "9");
    desk.settle();
    assertThat(judge(symbol(""))).containsExactly("POSITION BREACH 9 5");
    watched = watched.with(ofSymbol("", "", "10")).judge(symbol(""), judgedAt, alerts::add);
    assertThat(alerts).hasSize(1);
    assertThat(judge(symbol(""))).containsExactly("POSITION CLEAR 9 10");
  }

  @Test
  void figuresThatDoNotFitAreNotKnown() {
    inBook("B1", Side.BUY, "90000000000");
    inBook("B2", Side.BUY, "90000000000");
    desk.quote("EQ", "90000000000");
    desk.settle();
    assertThat(symbol("B1", "B2").gross()).isNull();
  }

  @Test
  void onlyARowThatLimitsNothingIsEmpty() {
    assertThat(LimitRow.none("A", "EQ").isEmpty()).isTrue();
    assertThat(ofSymbol("", "", "0").isEmpty()).isFalse();
    assertThat(ofAccount("", "", "", "0").isEmpty()).isFalse();
  }
}
