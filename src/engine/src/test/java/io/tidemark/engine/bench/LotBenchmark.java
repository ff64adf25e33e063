package io.tidemark.engine.bench;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Booked;
import io.tidemark.engine.ledger.HeapAccountState;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerConfig;
import io.tidemark.engine.ledger.MarkPolicy;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Fills of a FIFO position that keeps as many lots as it has: one closes a lot, one opens one. */
@State(Scope.Thread)
public class LotBenchmark {
  private static final long START = 1_767_605_400_000_000L;
  private static final long GAP_MICROS = 1_000;
  private static final long WINDOW = 1_000 * GAP_MICROS;
  private static final int IDS = 1 << 12;

  /** Lots that are open. */
  @Param({"10", "1000000"})
  public int open;

  private final HeapAccountState state = new HeapAccountState();
  private final TwoPrices market = new TwoPrices(START);
  private final String[] ids = new String[IDS];
  private Ledger ledger;
  private long sent;

  /** Opens the lots. */
  @Setup
  public void setUp() {
    Instrument terms =
        new Instrument(
            "", AssetClass.EQUITY, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR);
    AccountTerms account =
        new AccountTerms("A", "USD", LotMethod.FIFO, 0, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    ledger =
        new Ledger(
            new LedgerConfig(MarkPolicy.MID, 300_000_000L, WINDOW, false, false, terms, account));
    for (int i = 0; i < IDS; i++) {
      ids[i] = "T" + i;
    }
    for (int i = 0; i < open; i++) {
      apply(Side.BUY);
    }
  }

  private Booked apply(Side side) {
    // Neighbouring prices differ, so that no lot joins another.
    long price = 100 * Fixed8.ONE + sent % 1_000;
    long ts = START + sent * GAP_MICROS;
    String id = ids[(int) (sent++ % IDS)];
    Trade trade =
        new Trade(Trade.Type.NEW, ts, id, "A", "", "S", side, Fixed8.ONE, price, 0, "", "");
    Booked booked = ledger.apply(state, trade, START, market);
    if (booked.outcome() != Outcome.APPLIED) {
      throw new IllegalStateException("not applied: " + booked);
    }
    return booked;
  }

  /** A fill, closing and opening in turn. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Booked fill() {
    return apply(sent % 2 == 0 ? Side.SELL : Side.BUY);
  }
}
