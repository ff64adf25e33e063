package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.LotMethod;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A FIFO position that format 1 kept in one piece goes on as if it had been built today: each test
 * carries one on beside one that was.
 */
class CarriedLotsTest {
  private static final PositionKey KEY = new PositionKey("", "EQ");

  private final Desk built = new Desk();
  private final Desk carried = new Desk();

  /** Long or short, with lots of 2 units at prices of their own. */
  private void open(Side side, int lots) throws IOException {
    built.open("USD", LotMethod.FIFO, "1000");
    carried.open("USD", LotMethod.FIFO, "1000");
    for (int i = 0; i < lots; i++) {
      Trade fill =
          Desk.fill("O" + i, built.cut, side, "EQ", "2", Integer.toString(10 + i), "0", "");
      built.apply(fill);
      carried.apply(fill);
    }
    Position position = built.state.position(KEY);
    byte[] bytes = MapAccountState.bytes(out -> writeFormat1(position, side, lots, out));
    for (int chunk = 0; chunk <= lots / LotChunk.SIZE; chunk++) {
      carried.state.put(new ChunkKey(KEY, chunk), (LotChunk) null);
    }
    for (int chunk = 0; chunk <= lots / FillChunk.SIZE; chunk++) {
      carried.state.put(new ChunkKey(KEY, chunk), (FillChunk) null);
    }
    carried.state.put(MapAccountState.read(bytes, Position::read));
    same();
  }

  private static void writeFormat1(Position p, Side side, int lots, DataOutput out)
      throws IOException {
    out.writeByte(1);
    Wire.writeString(p.key.book(), out);
    Wire.writeString(p.key.symbol(), out);
    out.writeByte(p.terms.assetClass().ordinal());
    Wire.writeString(p.terms.currency(), out);
    out.writeLong(p.terms.multiplier());
    out.writeByte(p.terms.kind().ordinal());
    out.writeLong(p.quantity());
    Wire.writeMoney(p.holding.cost(), out);
    Wire.writeMoney(p.holding.realized(), out);
    Wire.writeAmounts(p.fees, out);
    out.writeLong(p.fills);
    out.writeLong(p.version);
    out.writeLong(p.updatedAt);
    out.writeLong(p.view.price());
    out.writeLong(p.view.ts());
    out.writeByte(p.view.status().ordinal());
    p.worth.write(out);
    out.writeLong(p.valuedAt);
    out.writeBoolean(true);
    out.writeInt(lots);
    for (int i = 0; i < lots; i++) {
      out.writeLong(2 * Fixed8.ONE);
      Money cost = Money.of(Integer.toString(2 * (10 + i)));
      Wire.writeMoney(side == Side.BUY ? cost : cost.negate(), out);
    }
  }

  private void both(Trade... messages) {
    for (Trade message : List.of(messages)) {
      assertThat(carried.apply(message)).isEqualTo(built.apply(message));
      same();
    }
  }

  private void same() {
    assertThat(carried.position("EQ")).isEqualTo(built.position("EQ"));
    assertThat(carried.account()).isEqualTo(built.account());
  }

  private Trade fill(String id, Side side, String quantity, String price) {
    return Desk.fill(id, built.cut, side, "EQ", quantity, price, "1", "");
  }

  private Trade bust(String ref) {
    return Desk.message(Trade.Type.BUST, "B" + ref, built.cut, null, "EQ", "1", "1", "0", "", ref);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 66, 67, 200})
  void itClosesThroughItsLotsAndOpensMore(int lots) throws IOException {
    open(Side.BUY, lots);
    both(
        fill("1", Side.SELL, "1", "50"),
        fill("2", Side.BUY, "5", "70"),
        fill("3", Side.SELL, Integer.toString(2 * lots - 1), "80"),
        fill("4", Side.BUY, "7", "90"),
        fill("5", Side.SELL, "20", "100"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 66, 67, 200})
  void aNewFillOnTopCanBeBusted(int lots) throws IOException {
    open(Side.SELL, lots);
    both(
        fill("1", Side.SELL, "3", "500"),
        fill("2", Side.BUY, Integer.toString(2 * lots), "80"),
        bust("2"),
        bust("1"),
        fill("3", Side.BUY, Integer.toString(2 * lots - 1), "90"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 66, 200})
  void itIsWrittenAndReadBeforeTheNextFill(int lots) throws IOException {
    open(Side.BUY, lots);
    Position read = carried.state.position(KEY);
    carried.state.put(MapAccountState.read(MapAccountState.bytes(read::write), Position::read));
    carried.state.put(carried.state.position(KEY).copy());
    both(fill("1", Side.SELL, Integer.toString(2 * lots - 1), "50"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 200})
  void anEventThatIsRefusedLeavesItAsItWas(int lots) throws IOException {
    open(Side.BUY, lots);
    carried.refusal(fill("1", Side.BUY, "92233720368", "1"));
    both(fill("2", Side.SELL, Integer.toString(2 * lots), "50"));
  }

  @Test
  void aFlatOneOpensAgain() throws IOException {
    open(Side.BUY, 1);
    both(fill("1", Side.SELL, "2", "50"));
    Position flat = built.state.position(KEY);
    byte[] bytes = MapAccountState.bytes(out -> writeFormat1(flat, Side.BUY, 0, out));
    carried.state.put(MapAccountState.read(bytes, Position::read));
    both(fill("2", Side.SELL, "3", "60"), fill("3", Side.BUY, "4", "50"));
  }
}
