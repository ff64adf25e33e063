package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import org.junit.jupiter.api.Test;

/**
 * The shared collection cases/position_events.json (facts of nautilus_trader's test_position.py),
 * as far as this version goes.
 */
class PositionEventsTest {
  private final Desk desk = new Desk();

  @Test
  void e01ABustIsRefusedLoudlyAndTheBooksStayAsTheyWere() {
    desk.apply(Desk.fill("1", desk.cut, Side.BUY, "X", "100000", "1.00000", "0", ""));
    desk.apply(Desk.fill("2", desk.cut, Side.SELL, "X", "50000", "1.10000", "0", ""));
    assertThat(desk.position("X").quantity()).isEqualTo(Fixed8.parse("50000"));
    assertThat(desk.position("X").averagePrice()).isEqualTo(Money.of("1"));
    Trade bust =
        new Trade(
            Trade.Type.BUST,
            desk.cut,
            "3",
            "A",
            "",
            "X",
            null,
            Fixed8.ABSENT,
            Fixed8.ABSENT,
            0,
            "",
            "1");
    assertThat(desk.refusal(bust)).isEqualTo(Reason.NOT_SUPPORTED);
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
}
