package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/**
 * A fill costs the same however many lots its position has and however many positions its account.
 * What is counted is exact, what is timed has much room for a busy machine: a cost that grew with
 * the number would miss it a hundredfold.
 */
class ScaleTest {
  private static final int MILLION = 1_000_000;

  private final HeapAccountState heap = new HeapAccountState();
  private final CountingState state = new CountingState(heap);
  private final FakeMarket market = new FakeMarket();
  private final Ledger ledger;
  private long ts = Desk.START;
  private int ids;

  ScaleTest() {
    LedgerConfig c = Desk.config(MarkPolicy.MID);
    ledger =
        new Ledger(
            new LedgerConfig(
                c.marks(),
                c.staleAfter(),
                1_000_000,
                false,
                false,
                c.instrumentDefaults(),
                c.accountDefaults()));
  }

  private void open(LotMethod method) {
    AccountTerms terms = new AccountTerms("A", "USD", method, 0, LocalTime.MIDNIGHT, Desk.UTC);
    ledger.apply(state, terms, Desk.START, market);
  }

  /** A fill a thousandth of a second after the last; the window is a second long. */
  private void fill(String symbol, Side side, long quantity, long price) {
    ts += 1_000;
    ledger.apply(
        state,
        new Trade(
            Trade.Type.NEW,
            ts,
            "T" + ids++,
            "A",
            "",
            symbol,
            side,
            quantity * Fixed8.ONE,
            price,
            0,
            "",
            ""),
        Desk.START,
        market);
  }

  /** Lots at prices of their own, from there on. */
  private void lots(int from, int to) {
    for (int i = from; i < to; i++) {
      fill("X", Side.BUY, 2, Fixed8.ONE + i);
    }
  }

  private long nanos(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - before);
    }
    return best;
  }

  private void closeAndOpen() {
    for (int i = 0; i < 5_000; i++) {
      fill("X", Side.SELL, 1, 5 * Fixed8.ONE);
      fill("X", Side.BUY, 1, 2 * Fixed8.ONE + i % 2);
    }
  }

  @Test
  void aMillionOpenLots() {
    open(LotMethod.FIFO);
    lots(0, 10);
    long withTen = nanos(this::closeAndOpen);
    lots(10, MILLION);
    long withMany = nanos(this::closeAndOpen);
    assertThat(withMany).isLessThan(10 * withTen);

    state.reset();
    closeAndOpen();
    // Account, position, its fills, what was applied; and now and then a chunk of lots.
    assertThat(state.touched).isLessThanOrEqualTo(10_000L * 11);
    Position position = heap.position(new PositionKey("", "X"));
    assertThat(MapAccountState.bytes(position::write).length).isLessThan(400);

    Money before = position.holding.realized();
    Money cost = position.holding.cost();
    long quantity = position.quantity() / Fixed8.ONE;
    fill("X", Side.SELL, quantity, 3 * Fixed8.ONE);
    position = heap.position(new PositionKey("", "X"));
    assertThat(position.quantity()).isZero();
    assertThat(position.holding.cost().isZero()).isTrue();
    Money proceeds = Money.product(quantity * Fixed8.ONE, 3 * Fixed8.ONE, 10_000);
    assertThat(position.holding.realized()).isEqualTo(before.plus(proceeds).minus(cost));
    for (int i = 0; i < 2_000; i++) {
      fill("X", i % 2 == 0 ? Side.BUY : Side.SELL, 1, Fixed8.ONE);
    }
    assertThat(heap.lotChunks()).as("lots that nothing needs any more").isLessThanOrEqualTo(2);
  }

  @Test
  void aHundredThousandPositions() {
    open(LotMethod.AVERAGE);
    for (int i = 0; i < 10; i++) {
      fill("S" + i, Side.BUY, 1, Fixed8.ONE);
    }
    long withTen = nanos(() -> trade(10));
    for (int i = 10; i < 100_000; i++) {
      fill("S" + i, Side.BUY, 1, Fixed8.ONE);
    }
    long withMany = nanos(() -> trade(100_000));
    assertThat(withMany).isLessThan(20 * withTen);

    state.reset();
    trade(100_000);
    assertThat(state.touched).isLessThanOrEqualTo(10_000L * 11);
    assertThat(MapAccountState.bytes(heap.account()::write).length).isLessThan(600);
  }

  private void trade(int positions) {
    for (int i = 0; i < 10_000; i++) {
      String symbol = "S" + (int) (i * 7_919L % positions);
      fill(symbol, i % 2 == 0 ? Side.BUY : Side.SELL, 1 + i % 3, Fixed8.ONE + i % 5);
    }
  }
}
