package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What 10,000 symbols with the shipped rules and standard settings take: some 25 MB written, and
 * some 105 MB on the heap together with what the engine has worked out for each of them.
 */
class StateSizeTest {
  private static final int SYMBOLS = 10_000;
  private static final long MOST = 200_000_000;
  private static final long FIVE_MINUTES = 300 * Given.SECOND;

  /** More bars than the longest indicator looks at. */
  private static final int BARS = 120;

  private static final AssetClass[] CLASSES = {
    AssetClass.EQUITY, AssetClass.CRYPTO, AssetClass.FX, AssetClass.FUTURE
  };
  private static final String[] VENUES = {"XNAS", "ARCX", "BATS"};

  @Test
  void tenThousandSymbolsTakeLessThan200MegabytesEitherWay() {
    MarketEngine engine = new MarketEngine(MarketConfig.standard(Given.shipped()));
    List<SymbolState> states = new ArrayList<>(SYMBOLS);
    long before = used();
    Recorder out = new Recorder();
    for (int i = 0; i < SYMBOLS; i++) {
      states.add(grown(engine, i, out));
      clear(out);
    }
    long heap = used() - before;
    long written = states.stream().mapToLong(state -> Given.written(state).length).sum();
    assertThat(written).as("bytes written").isBetween(1_000L * SYMBOLS, MOST);
    assertThat(heap).as("bytes of heap").isBetween(1_000L * SYMBOLS, MOST);
  }

  /** A symbol after some hours, in the midst of a bar and of a cut. */
  private static SymbolState grown(MarketEngine engine, int number, Recorder out) {
    SplittableRandom random = new SplittableRandom(number);
    SymbolState state = new SymbolState("SYMBOL" + number);
    AssetClass assetClass = CLASSES[number % CLASSES.length];
    engine.instrument(
        state,
        new Instrument(
            state.symbol(), assetClass, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR));
    long price = random.nextLong(1_000, 50_000) * Fixed8.ONE / 100;
    for (int i = 0; i < BARS * 4; i++) {
      Tick tick = new Tick();
      tick.symbol = state.symbol();
      tick.venue = VENUES[i % VENUES.length];
      tick.ts = i * FIVE_MINUTES / 4 + random.nextLong(FIVE_MINUTES / 4);
      tick.effective = tick.ts;
      tick.complete = tick.ts - Given.SECOND;
      price += random.nextLong(-20, 21) * Fixed8.ONE / 100;
      tick.bid = price;
      tick.bidSize = random.nextLong(1, 20) * Fixed8.ONE;
      tick.ask = price + Fixed8.ONE / 100;
      tick.askSize = random.nextLong(1, 20) * Fixed8.ONE;
      tick.last = price;
      tick.lastSize = Fixed8.ONE;
      Given.advanceTo(engine, state, tick.complete, out);
      engine.tick(state, tick, out);
    }
    assertThat(out.bars).hasSizeGreaterThan(100);
    assertThat(out.indicators).hasSizeGreaterThan(100);
    return state;
  }

  private static void clear(Recorder out) {
    out.all.clear();
    out.signals.clear();
    out.bars.clear();
    out.indicators.clear();
    out.marks.clear();
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
