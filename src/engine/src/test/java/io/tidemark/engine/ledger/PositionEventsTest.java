package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shared collection cases/position_events.json (facts of nautilus_trader's test_position.py).
 */
class PositionEventsTest {
  private final Desk desk = new Desk();

  private static Trade bust(String id, long ts, String ref) {
    long none = Fixed8.ABSENT;
    return new Trade(Trade.Type.BUST, ts, id, "A", "", "X", null, none, none, 0, "", ref);
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void e01ABustOfTheOpeningFillMakesTheClosingOneTheOpening(LotMethod method) {
    desk.open("USD", method, "0");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "X", "100000", "1.00000", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.SELL, "X", "50000", "1.10000", "0", ""));
    assertThat(desk.position("X").quantity()).isEqualTo(Fixed8.parse("50000"));
    assertThat(desk.position("X").averagePrice()).isEqualTo(Money.of("1"));
    assertThat(desk.apply(bust("3", desk.cut, "1"))).isEqualTo(Outcome.APPLIED);
    assertThat(desk.position("X").quantity()).isEqualTo(Fixed8.parse("-50000"));
    assertThat(desk.position("X").averagePrice()).isEqualTo(Money.of("1.1"));
    assertThat(desk.position("X").realized()).isEqualTo(Money.ZERO);
    assertThat(desk.position("X").fills()).isEqualTo(1);
    assertThat(desk.position("X").version()).isEqualTo(3);
    assertThat(desk.account().cash()).isEqualTo(Money.of("55000"));
  }

  @Test
  void e02TheSameFillTwiceCountsOnce() {
    Trade fill = Desk.fill("X", desk.cut, Side.BUY, "X", "4", "1.000", "0", "");
    assertThat(desk.apply(fill)).isEqualTo(Outcome.APPLIED);
    assertThat(desk.apply(fill)).isEqualTo(Outcome.DUPLICATE);
    assertThat(desk.position("X").quantity()).isEqualTo(Fixed8.parse("4"));
    assertThat(desk.position("X").averagePrice()).isEqualTo(Money.of("1"));
  }

  @Test
  void e03TheSameIdOnTheOtherSideIsAnotherFill() {
    desk.apply(Desk.fill("X", desk.cut, Side.BUY, "X", "1", "1.00001", "0", ""));
    Trade other = Desk.fill("X", desk.cut, Side.SELL, "X", "1", "1.00001", "0", "");
    assertThat(desk.apply(other)).isEqualTo(Outcome.APPLIED);
    assertThat(desk.position("X").quantity()).isZero();
  }

  @Test
  void e09FundingIsEarnedAndMovesNoQuantity() {
    desk.cash(CashEvent.Kind.FUNDING, "USD", "10.0");
    assertThat(desk.account().funding()).isEqualTo(Money.of("10"));
    assertThat(desk.account().netPnl()).isEqualTo(Money.of("10"));
    assertThat(desk.state.keys()).isEmpty();
  }

  @Test
  void e09FundingSurvivesABust() {
    desk.cash(CashEvent.Kind.FUNDING, "USD", "10.0");
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "X", "4", "1.5", "0.25", ""));
    desk.apply(bust("2", desk.cut, "1"));
    assertThat(desk.account().netPnl()).isEqualTo(Money.of("10"));
    assertThat(desk.account().cash()).isEqualTo(Money.of("10"));
    assertThat(desk.position("X").quantity()).isZero();
  }
}
