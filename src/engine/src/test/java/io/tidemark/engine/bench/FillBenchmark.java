package io.tidemark.engine.bench;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Booked;
import io.tidemark.engine.ledger.HeapAccountState;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerConfig;
import io.tidemark.engine.ledger.MarkPolicy;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Fills and marks of one account with 100 positions, its state on the heap. A position is held
 * within ±10,000 and turns often; a fill is known again for the 100,000 fills after it.
 */
@State(Scope.Thread)
public class FillBenchmark {
  private static final int SYMBOLS = 100;
  private static final long LIMIT = 10_000;
  private static final long START = 1_767_605_400_000_000L;
  private static final long GAP_MICROS = 1_000;
  private static final long WINDOW = 100_000 * GAP_MICROS;

  /** Ids come round only after the ledger has forgotten them. */
  private static final int IDS = 1 << 18;

  private static final long SEED = Long.getLong("tidemark.seed", 20_261_121);

  /** Which cost a closing fill relieves. */
  @Param public LotMethod lots;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final HeapAccountState state = new HeapAccountState();
  private final PositionKey[] keys = new PositionKey[SYMBOLS];
  private final long[] held = new long[SYMBOLS];
  private final String[] ids = new String[IDS];
  private final TwoPrices market = new TwoPrices(START);
  private Ledger ledger;
  private long fills;
  private int marked = SYMBOLS;

  /** Opens the account and trades until its memory of fills is full. */
  @Setup
  public void setUp() {
    Instrument terms =
        new Instrument(
            "", AssetClass.EQUITY, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR);
    AccountTerms account =
        new AccountTerms("A", "USD", lots, 0, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    ledger =
        new Ledger(
            new LedgerConfig(MarkPolicy.MID, 300_000_000L, WINDOW, false, false, terms, account));
    for (int i = 0; i < IDS; i++) {
      ids[i] = "T" + i;
    }
    for (int i = 0; i < SYMBOLS; i++) {
      keys[i] = new PositionKey("", "S" + i);
    }
    for (int i = 0; i < IDS; i++) {
      if (fill().outcome() != Outcome.APPLIED) {
        throw new IllegalStateException("fill " + fills + " was not applied");
      }
    }
  }

  /** A fill, its making included. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Booked fill() {
    int symbol = random.nextInt(SYMBOLS);
    long quantity = random.nextLong(1, 1_000);
    boolean buys = held[symbol] < -LIMIT || (held[symbol] <= LIMIT && random.nextBoolean());
    held[symbol] += buys ? quantity : -quantity;
    long ts = START + fills * GAP_MICROS;
    Trade trade =
        new Trade(
            Trade.Type.NEW,
            ts,
            ids[(int) (fills % IDS)],
            "A",
            "",
            keys[symbol].symbol(),
            buys ? Side.BUY : Side.SELL,
            quantity * Fixed8.ONE,
            100 * Fixed8.ONE + random.nextLong(-500, 500) * (Fixed8.ONE / 100),
            Fixed8.ONE / 100,
            "",
            "");
    fills++;
    return ledger.apply(state, trade, START, market);
  }

  /** A position valued at another mark; each time round all positions the price moves. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public Position mark() {
    if (marked == SYMBOLS) {
      marked = 0;
      market.move();
    }
    PositionKey key = keys[marked++];
    if (!ledger.valuer().mark(state, key, START, market)) {
      throw new IllegalStateException("the mark of " + key + " did not move");
    }
    return state.position(key);
  }
}
