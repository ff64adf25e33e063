package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.ref.AssetClass;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State that an engine of format 1 wrote goes on as that engine went on: with its edges, averages
 * and open windows.
 */
class Format1Test {
  @ParameterizedTest
  @ValueSource(strings = {"COIN", "PAIR"})
  void goesOnAsTheEngineThatWroteItDid(String symbol) throws IOException {
    SymbolState state = stored(symbol);
    assertThat(state.hot().memories).as("edges").isNotEmpty();
    assertThat(run(state)).isEqualTo(wanted(symbol));
  }

  @ParameterizedTest
  @ValueSource(strings = {"COIN", "PAIR"})
  void theSameIfItIsWrittenInTheNewestFormatBetween(String symbol) throws IOException {
    assertThat(run(Given.restored(stored(symbol)))).isEqualTo(wanted(symbol));
  }

  @ParameterizedTest
  @ValueSource(strings = {"COIN", "PAIR"})
  void withoutWhatItRemembersItWouldGoOnOtherwise(String symbol) throws IOException {
    SymbolState noEdges = stored(symbol);
    noEdges.hot().memories = new RuleMemory[0];
    assertThat(run(noEdges)).isNotEqualTo(wanted(symbol));
    SymbolState noAverages = stored(symbol);
    noAverages.cold().series = new BarSeries[0];
    assertThat(run(noAverages)).isNotEqualTo(wanted(symbol));
    SymbolState noWindows = stored(symbol);
    noWindows.hot().windows = new OpenWindows[0];
    assertThat(run(noWindows)).isNotEqualTo(wanted(symbol));
  }

  @ParameterizedTest
  @ValueSource(strings = {"COIN", "PAIR"})
  void aNewLengthOfBarsBeginsBehindTheNewestTickOfThatTime(String symbol) throws IOException {
    SymbolState state = stored(symbol);
    long newest =
        Format1Ticks.of(symbol).stream()
            .mapToLong(tick -> tick.ts)
            .filter(ts -> ts < Format1Ticks.HANDOVER)
            .max()
            .orElseThrow();
    new MarketEngine(Given.bars(false, new io.tidemark.engine.rule.Rule[0], Given.SECOND))
        .nextDue(state);
    long first = OracleBars.start(newest, Given.SECOND) + Given.SECOND;
    assertThat(state.hot().windows[0].seesAllFrom(first - Given.SECOND)).isFalse();
    assertThat(state.hot().windows[0].seesAllFrom(first)).isTrue();
  }

  /** What comes of the ticks behind the handover, as long as format1.txt tells. */
  private static List<String> run(SymbolState state) {
    MarketEngine engine = new MarketEngine(MarketConfig.standard(Given.shipped()));
    Recorder out = new Recorder();
    for (Tick tick : Format1Ticks.of(state.symbol())) {
      if (tick.ts >= Format1Ticks.HANDOVER) {
        tick.complete = tick.ts - Given.SECOND;
        Given.advanceTo(engine, state, tick.complete, out);
        engine.tick(state, tick, out);
      }
    }
    List<String> old = List.of("SPREAD_TIGHT", "BOOK_IMBALANCE", "EMA_CROSS");
    return out.all.stream()
        .filter(each -> !(each instanceof Mark))
        .filter(each -> !(each instanceof Signal signal) || old.contains(signal.rule()))
        .map(Object::toString)
        .toList();
  }

  private static SymbolState stored(String symbol) throws IOException {
    HotPart hot = HotPart.read(symbol, bytes(symbol, "hot "));
    ColdPart cold = ColdPart.read(bytes(symbol, "cold "));
    assertThat(cold.instrument.assetClass())
        .isEqualTo(symbol.equals("COIN") ? AssetClass.CRYPTO : AssetClass.FX);
    return new SymbolState(symbol, hot, cold);
  }

  private static DataInputStream bytes(String symbol, String what) throws IOException {
    String line = lines(symbol).filter(l -> l.startsWith(what)).findFirst().orElseThrow();
    byte[] bytes = HexFormat.of().parseHex(line.substring(what.length()));
    assertThat(bytes[0]).as("format").isEqualTo((byte) 1);
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static List<String> wanted(String symbol) throws IOException {
    return lines(symbol).filter(line -> line.contains("[")).toList();
  }

  /** The lines of a symbol, behind the one that names it. */
  private static Stream<String> lines(String symbol) throws IOException {
    try (InputStream in = Format1Test.class.getResourceAsStream("format1.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String of =
          Arrays.stream(all.split("(?m)^symbol "))
              .filter(part -> part.startsWith(symbol + " "))
              .findFirst()
              .orElseThrow();
      return of.lines();
    }
  }
}
