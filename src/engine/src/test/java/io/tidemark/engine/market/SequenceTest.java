package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.BAR;
import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions of several steps: on bars a step is the close, on ticks the last print. */
class SequenceTest {
  @Test
  void bothStepsMayHoldAtOneBar() {
    assertThat(closes("close > 1 then close > 2 within 1 bar", 3)).containsExactly(1);
  }

  @Test
  void theSecondMayComeExactlySoManyBarsLater() {
    assertThat(closes("close > 8 then close < 2 within 3 bars", 9, 5, 5, 1)).containsExactly(4);
  }

  @Test
  void oneBarMoreIsTooLate() {
    assertThat(closes("close > 8 then close < 2 within 3 bars", 9, 5, 5, 5, 1)).isEmpty();
  }

  @Test
  void whatHeldBeforeTheFirstStepDoesNotCount() {
    assertThat(closes("close > 8 then close < 2 within 3 bars", 1, 9, 5)).isEmpty();
  }

  @Test
  void whileOnlyTheFirstHasHeldItsNewestTimeCounts() {
    assertThat(closes("close > 8 then close < 2 within 2 bars", 9, 9, 9, 5, 1)).containsExactly(5);
  }

  @Test
  void afterTheLastStepItBeginsAnew() {
    assertThat(closes("close > 8 then close < 2 within 9 bars", 9, 1, 5, 1, 9, 1))
        .containsExactly(2, 6);
  }

  @Test
  void eachOfThreeStepsHasItsBoundFromTheOneBefore() {
    String condition = "close > 8 then close < 2 within 2 bars then close > 5 within 2 bars";
    assertThat(closes(condition, 9, 4, 1, 4, 6)).containsExactly(5);
    assertThat(closes(condition, 9, 4, 1, 4, 4, 6)).isEmpty();
    assertThat(closes(condition, 9, 4, 4, 1, 6)).isEmpty();
  }

  @Test
  void aCrossInALaterStepLooksBackEvenBeforeItsTurn() {
    String condition = "close > 8 then close crosses below 5 within 2 bars";
    assertThat(closes(condition, 9, 4)).containsExactly(2);
    assertThat(closes(condition, 4, 9, 6, 4)).containsExactly(4);
  }

  @Test
  void barsAreThoseThatThereAre() {
    Recorder out = new Recorder();
    MarketEngine engine = engine("close > 8 then close < 2 within 1 bar");
    SymbolState state = new SymbolState("S");
    engine.tick(state, print(0, "9", "1"), out);
    engine.tick(state, print(50 * BAR, "1", "1"), out);
    engine.advance(state, 51 * BAR, out);
    assertThat(out.said()).as("windows without ticks count nothing").containsExactly("BUY r@510");
  }

  @Test
  void aConditionThatHoldsAgainRightAfterHasNoNewEdge() {
    assertThat(closes("close > 1 then close > 2 within 1 bar", 3, 3, 1, 3)).containsExactly(1, 4);
  }

  @Test
  void aTimeAsLongAsThereIsDoesNotWrap() {
    String condition = "last > 8 then last < 2 within 106751991d";
    assertThat(prints(condition, 0, 9, 5 * SECOND, 1)).containsExactly(5 * SECOND);
    long day = 86_400L * SECOND;
    assertThat(prints(condition, 36_600 * day, 9, 36_700 * day, 1)).containsExactly(36_700 * day);
  }

  @Test
  void onTicksTimeCountsUpToTheLastMicrosecond() {
    String condition = "last > 8 then last < 2 within 5s";
    assertThat(prints(condition, 0, 9, 5 * SECOND, 1)).containsExactly(5 * SECOND);
    assertThat(prints(condition, 0, 9, 5 * SECOND + 1, 1)).isEmpty();
  }

  @Test
  void onTicksTheNewestTimeCountsWhateverTheOrder() {
    String condition = "last > 8 then last < 2 within 5s";
    assertThat(prints(condition, SECOND, 9, 0, 9, 6 * SECOND, 1)).containsExactly(6 * SECOND);
  }

  private static List<Integer> closes(String condition, int... closes) {
    List<Integer> whole = closes(condition, false, closes);
    assertThat(closes(condition, true, closes)).as("with state written between").isEqualTo(whole);
    return whole;
  }

  /** The numbers, from 1, of the bars at which it says BUY. */
  private static List<Integer> closes(String condition, boolean restoring, int... closes) {
    Recorder out = new Recorder();
    MarketEngine engine = engine(condition);
    SymbolState state = new SymbolState("S");
    for (int i = 0; i < closes.length; i++) {
      engine.tick(state, print(i * BAR, closes[i] + "", "1"), out);
      state = restoring ? Given.restored(state) : state;
      engine.advance(state, (i + 1) * BAR, out);
      state = restoring ? Given.restored(state) : state;
    }
    return out.signals.stream().map(s -> (int) (s.ts() / BAR)).toList();
  }

  /** The times at which it says BUY, of pairs of a time and a price. */
  private static List<Long> prints(String condition, long... pairs) {
    Recorder out = new Recorder();
    MarketEngine engine = engine(condition);
    SymbolState state = new SymbolState("S");
    for (int i = 0; i < pairs.length; i += 2) {
      engine.tick(state, print(pairs[i], pairs[i + 1] + "", "1"), out);
      state = Given.restored(state);
    }
    return out.signals.stream().map(Signal::ts).toList();
  }

  private static MarketEngine engine(String condition) {
    Rule rule = rule("r", condition, null);
    return new MarketEngine(Given.prints(rule));
  }
}
