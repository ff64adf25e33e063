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
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Fills, busts and marks of accounts with few and many positions, their state on the heap; each
 * goes to a position at random. The last 100,000 fills can be busted.
 */
@State(Scope.Thread)
@Fork(jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class BookBenchmark {
  private static final long START = 1_767_605_400_000_000L;
  private static final long GAP_MICROS = 1_000;
  private static final long WINDOW = 100_000 * GAP_MICROS;

  /** Ids come round only after the ledger has forgotten them. */
  private static final int IDS = 1 << 18;

  private static final long SEED = Long.getLong("tidemark.seed", 20_261_121);

  /** How many accounts, with how many positions each. */
  @Param({"1x10", "1x100000", "10000x100"})
  public String books;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final String[] ids = new String[IDS];
  private final TwoPrices market = new TwoPrices(START);
  private HeapAccountState[] states;
  private PositionKey[] keys;
  private Ledger ledger;
  private long sent;
  private int account;
  private int position;

  /** Opens every position of every account. */
  @Setup
  public void setUp() {
    String[] counts = books.split("x", 2);
    states = new HeapAccountState[Integer.parseInt(counts[0])];
    keys = new PositionKey[Integer.parseInt(counts[1])];
    Instrument terms =
        new Instrument(
            "", AssetClass.EQUITY, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR);
    AccountTerms account =
        new AccountTerms("A", "USD", LotMethod.AVERAGE, 0, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    ledger =
        new Ledger(
            new LedgerConfig(MarkPolicy.MID, 300_000_000L, WINDOW, false, false, terms, account));
    for (int i = 0; i < IDS; i++) {
      ids[i] = "T" + i;
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new PositionKey("", "S" + i);
    }
    for (int a = 0; a < states.length; a++) {
      states[a] = new HeapAccountState();
      for (PositionKey key : keys) {
        check(ledger.apply(states[a], trade(key, Side.BUY, 1_000_000), START, market));
      }
    }
  }

  private static Booked check(Booked booked) {
    if (booked.outcome() != Outcome.APPLIED) {
      throw new IllegalStateException("not applied: " + booked);
    }
    return booked;
  }

  private Trade trade(PositionKey key, Side side, long quantity) {
    String id = ids[(int) (sent % IDS)];
    long price = 100 * Fixed8.ONE + random.nextLong(-500, 500) * (Fixed8.ONE / 100);
    return message(Trade.Type.NEW, id, key, side, quantity * Fixed8.ONE, price, "");
  }

  private Trade message(
      Trade.Type type,
      String id,
      PositionKey key,
      Side side,
      long quantity,
      long price,
      String ref) {
    long ts = START + sent++ * GAP_MICROS;
    long fee = Fixed8.ONE / 100;
    return new Trade(type, ts, id, "A", "", key.symbol(), side, quantity, price, fee, "", ref);
  }

  /** A fill, its making included. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Booked fill() {
    HeapAccountState state = states[random.nextInt(states.length)];
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    Trade trade = trade(keys[random.nextInt(keys.length)], side, random.nextLong(1, 1_000));
    return check(ledger.apply(state, trade, START, market));
  }

  /** A fill, and a bust of it: two messages. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @OperationsPerInvocation(2)
  public Booked fillAndBust() {
    HeapAccountState state = states[random.nextInt(states.length)];
    PositionKey key = keys[random.nextInt(keys.length)];
    Trade fill = trade(key, Side.SELL, random.nextLong(1, 1_000));
    check(ledger.apply(state, fill, START, market));
    String id = ids[(int) (sent % IDS)];
    Trade bust =
        message(Trade.Type.BUST, id, key, null, Fixed8.ABSENT, Fixed8.ABSENT, fill.tradeId());
    return check(ledger.apply(state, bust, START, market));
  }

  /** A position valued at another mark, one after the other through all accounts. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Position mark() {
    if (position == keys.length) {
      position = 0;
      account++;
    }
    if (account == states.length || (account == 0 && position == 0)) {
      account = 0;
      market.move();
    }
    HeapAccountState state = states[account];
    PositionKey key = keys[position++];
    if (!ledger.valuer().mark(state, key, START, market)) {
      throw new IllegalStateException("the mark of " + key + " did not move");
    }
    return state.position(key);
  }
}
