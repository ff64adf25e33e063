package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CopyTest {
  private static final PositionKey KEY = new PositionKey("", "EQ");

  private static Desk desk(LotMethod method) {
    Desk desk = new Desk();
    desk.market.list("EQ", AssetClass.EQUITY, "EUR", "1");
    desk.open("USD", method, "1000.5");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "250");
    desk.apply(desk.fill(Side.BUY, "EQ", "10", "11.5", "0.75", ""));
    desk.apply(desk.fill(Side.BUY, "EQ", "3", "12", "0.5", "USD"));
    desk.quote("EURUSD", "1.25");
    desk.settleAfter(Times.DAY);
    // On another day, so that there is an adjustment as well.
    desk.apply(desk.fill(Side.SELL, "EQ", "2", "12", "0.5", "USD"));
    desk.settleAfter(Times.DAY);
    desk.apply(Desk.message(Trade.Type.BUST, "B", desk.cut, null, "EQ", "1", "1", "0", "", "T2"));
    desk.settle();
    assertThat(desk.state.account().adjustments).isNotEmpty();
    return desk;
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void copySaysTheSameAndChangesAlone(LotMethod method) {
    MapAccountState state = desk(method).state;
    Account account = state.account();
    Position position = state.position(KEY);
    byte[] accountBytes = MapAccountState.bytes(account::write);
    byte[] positionBytes = MapAccountState.bytes(position::write);
    Account other = account.copy();
    Position otherPosition = position.copy();
    assertThat(MapAccountState.bytes(other::write)).isEqualTo(accountBytes);
    assertThat(other.terms()).isEqualTo(account.terms());
    assertThat(other.terms().account()).isEqualTo("A");
    assertThat(MapAccountState.bytes(otherPosition::write)).isEqualTo(positionBytes);

    other.balances.clear();
    other.rates.clear();
    otherPosition.fees.clear();
    other.adjustments.put("EUR", Money.ZERO);
    assertThat(MapAccountState.bytes(account::write)).isEqualTo(accountBytes);
    assertThat(MapAccountState.bytes(position::write)).isEqualTo(positionBytes);
  }
}
