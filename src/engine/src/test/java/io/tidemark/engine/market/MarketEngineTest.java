package io.tidemark.engine.market;

import static io.tidemark.engine.market.Given.SECOND;
import static io.tidemark.engine.market.Given.late;
import static io.tidemark.engine.market.Given.print;
import static io.tidemark.engine.market.Given.quote;
import static io.tidemark.engine.market.Given.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotes, marks, bars, time and refusals; the rules are in {@link RulesTest}. */
class MarketEngineTest {
  private final Recorder out = new Recorder();
  private final SymbolState state = new SymbolState("S");
  private MarketEngine engine = new MarketEngine(Given.prints());

  @Test
  void aMarkHoldsTheTicksBeforeItsCutOnly() {
    engine.tick(state, quote(SECOND - 1, "A", "10", "1", "11", "1"), out);
    engine.tick(state, quote(SECOND, "A", "20", "1", "21", "1"), out);
    assertThat(engine.nextDue(state)).isEqualTo(SECOND);
    engine.advance(state, SECOND, out);
    assertThat(out.marks)
        .containsExactly(
            new Mark(
                "S", SECOND, units("10"), SECOND - 1, units("11"), SECOND - 1, Fixed8.ABSENT, 0));
    engine.advance(state, 2 * SECOND, out);
    assertThat(out.marks).hasSize(2).last().extracting(Mark::bid).isEqualTo(units("20"));
    assertThat(engine.nextDue(state)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTickBehindANewerOneStillCountsForItsOwnCut() {
    engine.tick(state, quote(SECOND, "A", "20", "1", "", ""), out);
    engine.tick(state, quote(SECOND - 1, "B", "30", "1", "", ""), out);
    engine.tick(state, quote(SECOND - 2, "A", "10", "1", "", ""), out);
    assertThat(engine.nextDue(state)).isEqualTo(SECOND);
    engine.advance(state, SECOND, out);
    engine.tick(state, quote(SECOND + 1, "B", "0", "", "", ""), out);
    engine.advance(state, 2 * SECOND, out);
    assertThat(out.marks).extracting(Mark::bid).containsExactly(units("30"), units("20"));
  }

  @Test
  void aMarkThatSaysTheSameIsNotSentAgain() {
    engine.tick(state, quote(1, "A", "10", "1", "11", "1"), out);
    engine.advance(state, SECOND, out);
    engine.tick(state, quote(SECOND + 1, "B", "9", "1", "12", "1"), out);
    engine.advance(state, 2 * SECOND, out);
    assertThat(out.marks).hasSize(1);
    engine.tick(state, quote(2 * SECOND, "A", "10", "1", "", ""), out);
    engine.advance(state, 3 * SECOND, out);
    assertThat(out.marks).hasSize(2).last().extracting(Mark::bidTs).isEqualTo(2 * SECOND);
  }

  @Test
  void anOlderQuoteDoesNotBringAWithdrawnSideBack() {
    engine.tick(state, quote(100, "A", "10", "1", "11", "1"), out);
    engine.tick(state, quote(300, "A", "", "0", "0", ""), out);
    engine.tick(state, quote(200, "A", "10", "1", "11", "1"), out);
    engine.advance(state, SECOND, out);
    assertThat(out.marks).isEmpty();
  }

  @Test
  void aLateTickCountsForQuotesButNotForBarsAndRules() {
    engine = new MarketEngine(Given.prints(everySpread()));
    engine.tick(state, print(10 * SECOND, "5", "1"), out);
    engine.advance(state, 10 * SECOND, out);
    Tick tick = quote(9 * SECOND, "A", "10", "1", "10", "1");
    tick.last = units("7");
    assertThat(engine.tick(state, late(tick, 10 * SECOND), out)).isFalse();
    engine.advance(state, 20 * SECOND, out);
    assertThat(out.signals).isEmpty();
    assertThat(out.bars).singleElement().extracting(Bar::ticks).isEqualTo(1L);
    Mark mark = out.marks.get(out.marks.size() - 1);
    assertThat(mark.bid()).isEqualTo(units("10"));
    assertThat(mark.last()).as("the newer print stays").isEqualTo(units("5"));
  }

  @Test
  void aTickBehindACompletedBoundaryReopensNothing() {
    engine.tick(state, print(1, "5", "1"), out);
    engine.advance(state, 10 * SECOND, out);
    assertThat(engine.tick(state, print(2, "6", "1"), out)).isFalse();
    assertThat(engine.nextDue(state)).isEqualTo(11 * SECOND);
    engine.advance(state, 20 * SECOND, out);
    assertThat(out.bars).hasSize(1);
  }

  @Test
  void aBarOfPrintsSumsExactly() {
    engine.tick(state, print(5, "3", "2"), out);
    engine.tick(state, print(9, "-1", "0.00000001"), out);
    engine.tick(state, print(1, "2", ""), out);
    engine.tick(state, print(9, "0", "1"), out);
    engine.advance(state, 10 * SECOND, out);
    assertThat(out.bars)
        .containsExactly(
            new Bar(
                "S",
                10 * SECOND,
                0,
                units("2"),
                units("3"),
                units("-1"),
                units("0"),
                Money.of("3.00000001"),
                Money.divide(Money.of("5.99999999"), Money.of("3.00000001")),
                4));
  }

  @Test
  void aBarOfMidsTakesTicksThatChangeATwoSidedQuote() {
    engine = new MarketEngine(Given.config(PriceSource.MIDS, EmaSeed.SMA, List.of()));
    engine.tick(state, quote(1, "A", "10", "1", "", ""), out);
    engine.tick(state, quote(3, "A", "", "", "10.00000001", "1"), out);
    engine.tick(state, quote(2, "A", "", "", "50", "1"), out);
    engine.tick(state, print(4, "77", "1"), out);
    engine.tick(state, quote(5, "A", "10", "9", "", ""), out);
    engine.advance(state, 10 * SECOND, out);
    assertThat(out.bars)
        .containsExactly(
            new Bar(
                "S",
                10 * SECOND,
                0,
                units("10"),
                units("10"),
                units("10"),
                units("10"),
                Money.ZERO,
                null,
                2));
  }

  @Test
  void atOneBoundaryBarsComeBeforeIndicatorsBeforeCrossesBeforeTheMark() {
    Rule cross = Given.rule("cross", "ema_1 crosses above ema_2", "ema_1 crosses below ema_2");
    engine =
        new MarketEngine(
            Given.config(PriceSource.PRINTS, EmaSeed.ZERO, List.of(cross), "ema_2", "ema_1"));
    engine.tick(state, print(10 * SECOND - 1, "6", "1"), out);
    engine.advance(state, 10 * SECOND, out);
    assertThat(out.all)
        .containsExactly(
            out.bars.get(0),
            new Indicator(10 * SECOND, "S", 10 * SECOND, "ema_2", 4),
            new Indicator(10 * SECOND, "S", 10 * SECOND, "ema_1", 6),
            new Signal(
                10 * SECOND,
                "S",
                "cross",
                "BUY",
                units("6"),
                Fixed8.ABSENT,
                "6",
                "4",
                "cross",
                -1,
                -1),
            out.marks.get(0));
  }

  @Test
  void overflowOfOneProductIsRefusedAndChangesNothing() {
    Tick tick = print(1, "92000000000", "92000000000");
    tick.bid = units("1");
    assertOverflow(tick);
    assertThat(engine.nextDue(state)).isEqualTo(Long.MAX_VALUE);
    assertThat(state.hotDirty).isFalse();
  }

  @Test
  void overflowOfASumIsRefusedAndTheBarStays() {
    engine.tick(state, print(1, "1000000000", "1000000000"), out);
    assertOverflow(print(2, "1000000000", "1000000000"));
    engine.tick(state, print(3, "1", "1"), out);
    engine.advance(state, 10 * SECOND, out);
    assertThat(out.bars).singleElement().extracting(Bar::ticks).isEqualTo(2L);
    assertThat(out.bars.get(0).volume()).isEqualTo(Money.of("1000000001"));
  }

  @Test
  void aLatePrintCannotOverflow() {
    engine.tick(state, print(1, "1000000000", "1000000000"), out);
    Tick tick = late(print(0, "1000000000", "1000000000"), 1);
    assertThat(engine.tick(state, tick, out)).isFalse();
  }

  @Test
  void oneVenueTooManyIsRefused() {
    for (int i = 0; i < HotPart.MAX_VENUES; i++) {
      engine.tick(state, quote(i, "V" + i, "1", "1", "", ""), out);
    }
    Tick tick = quote(1, "one more", "9", "1", "", "");
    assertThatThrownBy(() -> engine.tick(state, tick, out))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_RANGE));
    engine.advance(state, SECOND, out);
    assertThat(out.marks).singleElement().extracting(Mark::bid).isEqualTo(units("1"));
  }

  @Test
  void theFirstInstrumentRowStays() {
    assertThat(engine.instrument(state, Given.instrument(AssetClass.FX)))
        .isEqualTo(MarketEngine.RowOutcome.APPLIED);
    assertThat(state.coldDirty).isTrue();
    state.coldDirty = false;
    assertThat(engine.instrument(state, Given.instrument(AssetClass.FX)))
        .isEqualTo(MarketEngine.RowOutcome.DUPLICATE);
    assertThatThrownBy(() -> engine.instrument(state, Given.instrument(AssetClass.CFD)))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFERENCE_CHANGED));
    assertThat(state.coldDirty).isFalse();
    assertThat(state.instrument()).isEqualTo(Given.instrument(AssetClass.FX));
  }

  @Test
  void theInstrumentRowDecidesWhereBarPricesComeFrom() {
    engine = new MarketEngine(MarketConfig.standard(Given.shipped()));
    engine.instrument(state, Given.instrument(AssetClass.FX));
    engine.tick(state, print(1, "5", "1"), out);
    engine.tick(state, quote(2, "A", "1", "1", "2", "1"), out);
    engine.advance(state, 300 * SECOND, out);
    assertThat(out.bars).singleElement().extracting(Bar::close).isEqualTo(units("1.5"));
  }

  @Test
  void theColdPartChangesOnlyWhenABarCloses() {
    engine = new MarketEngine(Given.config(PriceSource.PRINTS, EmaSeed.SMA, List.of(), "ema_2"));
    engine.tick(state, print(1, "5", "1"), out);
    engine.advance(state, SECOND, out);
    assertThat(state.hotDirty).isTrue();
    assertThat(state.coldDirty).isFalse();
    engine.advance(state, 10 * SECOND, out);
    assertThat(state.coldDirty).isTrue();
  }

  @Test
  void stateOfAnUnknownVersionIsRefused() {
    byte[] newer = {3, 0, 0};
    assertThatThrownBy(
            () -> HotPart.read("S", new DataInputStream(new ByteArrayInputStream(newer))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 3");
    assertThatThrownBy(() -> ColdPart.read(new DataInputStream(new ByteArrayInputStream(newer))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 3");
  }

  private static Rule everySpread() {
    return Given.rule("spread", "spread < bid", null, "every", "", "");
  }

  private void assertOverflow(Tick tick) {
    assertThatThrownBy(() -> engine.tick(state, tick, out))
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.OVERFLOW));
  }
}
