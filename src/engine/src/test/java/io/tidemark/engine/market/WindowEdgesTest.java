package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.BAR;
import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.late;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.engine.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where windows begin and end, what closes them, and what a rule sees of them. */
class WindowEdgesTest {
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 86_400 * SECOND;
  private static final Rule[] NONE = {};

  private final Recorder out = new Recorder();
  private SymbolState state = new SymbolState("S");
  private MarketEngine engine = new MarketEngine(Given.prints());

  @Test
  void aWindowHoldsItsFirstInstantAndNotItsEnd() {
    trade(BAR - 1, "1");
    trade(BAR, "2");
    trade(2 * BAR - 1, "3");
    trade(2 * BAR, "4");
    engine.advance(state, 3 * BAR, out);
    assertThat(out.bars)
        .extracting(Bar::start, Bar::ticks)
        .containsExactly(tuple(0L, 1L), tuple(BAR, 2L), tuple(2 * BAR, 1L));
  }

  @Test
  void windowsBefore1970AreAlignedToo() {
    trade(-1, "1");
    trade(-BAR, "2");
    trade(-BAR - 1, "3");
    engine.advance(state, 0, out);
    assertThat(out.bars).extracting(Bar::start).containsExactly(-2 * BAR, -BAR);
  }

  @Test
  void anEmptyWindowMakesNoBarAndLeavesAnIndicatorAsItWas() {
    engine = withIndicator("sma_2");
    trade(0, "1");
    trade(7 * BAR, "3");
    engine.advance(state, 9 * BAR, out);
    assertThat(out.bars).hasSize(2);
    assertThat(out.indicators).containsExactly(new Indicator(8 * BAR, "S", BAR, "sma_2", 2));
  }

  @Test
  void aWindowDoesNotCloseBeforeItsEndIsComplete() {
    trade(0, "1");
    engine.advance(state, BAR - SECOND, out);
    assertThat(out.bars).isEmpty();
    tick(print(BAR + SECOND, "1", "1"), BAR - 1);
    assertThat(out.bars).isEmpty();
    tick(print(BAR + SECOND + 1, "1", "1"), BAR);
    assertThat(out.bars).hasSize(1);
  }

  @Test
  void aBarIsToldOnceHoweverItIsClosed() {
    trade(0, "1");
    tick(print(BAR + SECOND, "1", "1"), BAR);
    engine.advance(state, BAR, out);
    engine.advance(state, BAR, out);
    tick(late(print(0, "9", "1"), BAR), BAR);
    engine.advance(state, BAR + SECOND, out);
    assertThat(out.bars).hasSize(1);
  }

  @Test
  void aTickBehindWhatItsPartitionHasCompletedIsLateWhateverItSays() {
    tick(print(2 * BAR, "1", "1"), BAR);
    Tick behind = print(BAR - 1, "9", "1");
    behind.complete = BAR;
    assertThat(engine.tick(state, behind, out)).isFalse();
    engine.advance(state, 3 * BAR, out);
    assertThat(out.bars).hasSize(1);
  }

  @Test
  void aBarOfADayEndsAtMidnight() {
    engine = new MarketEngine(Given.bars(false, NONE, DAY, MINUTE));
    trade(20_000 * DAY, "1");
    trade(20_001 * DAY - 1, "2");
    trade(20_001 * DAY, "3");
    Given.advanceTo(engine, state, 20_001 * DAY, out);
    assertThat(out.bars)
        .filteredOn(bar -> bar.interval() == DAY)
        .singleElement()
        .extracting(Bar::start, Bar::open, Bar::close)
        .containsExactly(20_000 * DAY, Given.units("1"), Given.units("2"));
    Given.advanceTo(engine, state, 20_002 * DAY, out);
    assertThat(out.bars).filteredOn(bar -> bar.interval() == DAY).hasSize(2);
  }

  @Test
  void barsThatEndTogetherCloseBeforeAnyRuleLooks() {
    Rule minute =
        rule("minute", "close@1m > 5 and close@1h > 5 and sma_1@1h > 5", List.of(), List.of());
    assertThat(minute.on()).isEqualTo(BAR);
    engine = new MarketEngine(Given.bars(false, new Rule[] {minute}, BAR, MINUTE, 60 * MINUTE));
    trade(60 * MINUTE - 1, "6");
    engine.advance(state, 60 * MINUTE, out);
    assertThat(out.said()).containsExactly("BUY minute@3600");
    assertThat(out.all)
        .extracting(each -> each instanceof Bar bar ? bar.interval() : 0L)
        .containsExactly(BAR, MINUTE, 60 * MINUTE, 0L, 0L);
  }

  @Test
  void aRuleOnTicksSeesBarsUpToWhatIsComplete() {
    engine = new MarketEngine(Given.prints(Given.tickRule("r", "close > 5", null)));
    trade(0, "6");
    tick(print(BAR, "1", "1"), BAR - 1);
    tick(print(BAR + 1, "1", "1"), BAR - 1);
    assertThat(out.said()).isEmpty();
    tick(print(BAR + SECOND, "1", "1"), BAR);
    assertThat(out.said()).containsExactly("BUY r@11");
  }

  @Test
  void theTickThatCompletesABarIsNotInIt() {
    engine = new MarketEngine(Given.prints(Given.tickRule("r", "ticks >= 1 and close < 5", null)));
    trade(0, "1");
    tick(print(BAR, "9", "1"), BAR);
    assertThat(out.said()).containsExactly("BUY r@10");
  }

  @Test
  void aPartialBarHoldsWhatCameBeforeItsCutAndNothingElse() {
    engine = new MarketEngine(Given.bars(true, NONE, BAR));
    trade(SECOND + 5, "4");
    trade(SECOND - 1, "3");
    trade(1, "2");
    Given.advanceTo(engine, state, SECOND, out);
    assertThat(partials()).containsExactly("1s 2 3 3 n2");
    trade(SECOND + 1, "1");
    trade(2 * SECOND, "9");
    Given.advanceTo(engine, state, 2 * SECOND, out);
    assertThat(partials()).last().isEqualTo("2s 2 4 4 n4");
    Given.advanceTo(engine, state, 8 * SECOND, out);
    assertThat(partials()).last().isEqualTo("3s 2 9 9 n5");
    assertThat(partials()).as("cuts without prices tell nothing").hasSize(3);
  }

  @Test
  void theLastPartialIsTheBarItself() {
    engine = new MarketEngine(Given.bars(true, NONE, BAR));
    trade(1, "2");
    trade(BAR - 1, "3");
    Given.advanceTo(engine, state, BAR, out);
    assertThat(partials()).containsExactly("1s 2 2 2 n1");
    assertThat(out.bars).singleElement().extracting(Bar::ticks).isEqualTo(2L);
    trade(BAR, "7");
    Given.advanceTo(engine, state, BAR + SECOND, out);
    assertThat(partials()).last().isEqualTo("11s 7 7 7 n1");
  }

  @Test
  void partialsAreOfEachLengthThatHoldsSeveralWholeCuts() {
    engine = new MarketEngine(Given.bars(true, NONE, SECOND, 1_500_000L, 2 * SECOND, MINUTE));
    trade(1, "2");
    Given.advanceTo(engine, state, SECOND, out);
    assertThat(out.partials)
        .extracting(p -> p.bar().interval())
        .containsExactly(2 * SECOND, MINUTE);
  }

  @Test
  void partialsSurviveThatStateIsWritten() {
    engine = new MarketEngine(Given.bars(true, NONE, BAR));
    trade(1, "2");
    state = Given.restored(state);
    Given.advanceTo(engine, state, SECOND, out);
    state = Given.restored(state);
    trade(SECOND, "3");
    state = Given.restored(state);
    Given.advanceTo(engine, state, 2 * SECOND, out);
    assertThat(partials()).containsExactly("1s 2 2 2 n1", "2s 2 3 3 n2");
  }

  @Test
  void partialsSwitchedOnInMidWindowBeginWithTheNextOne() {
    engine = new MarketEngine(Given.bars(false, NONE, BAR));
    trade(SECOND, "2");
    engine = new MarketEngine(Given.bars(true, NONE, BAR));
    trade(3 * SECOND, "3");
    Given.advanceTo(engine, state, 9 * SECOND, out);
    assertThat(partials()).isEmpty();
    trade(BAR + 1, "4");
    Given.advanceTo(engine, state, BAR + SECOND, out);
    assertThat(out.bars).singleElement().extracting(Bar::ticks).isEqualTo(2L);
    assertThat(partials()).containsExactly("11s 4 4 4 n1");
  }

  @Test
  void partialsSwitchedOffAreForgotten() {
    engine = new MarketEngine(Given.bars(true, NONE, BAR));
    trade(1, "2");
    engine = new MarketEngine(Given.bars(false, NONE, BAR));
    Given.advanceTo(engine, state, BAR, out);
    assertThat(partials()).isEmpty();
    assertThat(state.hot().partials).isNull();
    assertThat(out.bars).hasSize(1);
  }

  private MarketEngine withIndicator(String name) {
    return new MarketEngine(
        Given.config(PriceSource.PRINTS, io.tidemark.engine.study.EmaSeed.SMA, List.of(), name));
  }

  private void trade(long ts, String price) {
    engine.tick(state, print(ts, price, "1"), out);
  }

  private void tick(Tick tick, long complete) {
    tick.complete = complete;
    engine.tick(state, tick, out);
  }

  /** Cut, open, high, close, ticks. */
  private List<String> partials() {
    return out.partials.stream()
        .map(
            p ->
                p.asOf() / SECOND
                    + "s "
                    + p.bar().open() / Given.units("1")
                    + " "
                    + p.bar().high() / Given.units("1")
                    + " "
                    + p.bar().close() / Given.units("1")
                    + " n"
                    + p.bar().ticks())
        .toList();
  }
}
