package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes, marks, bars and signals, each worked out by hand. */
final class MarketOracleTest {
  @TempDir Path dir;

  /** Mark and its time of a position in S, opened after the ticks. */
  private static List<String> mark(Day day) {
    Expected expected = day.fill("0", "S", "BUY", "1", "1").run();
    var row = Day.row(expected.positions(), "A", "B", "S");
    return List.of(row.get("mark"), row.get("mark_ts"));
  }

  private Day day() {
    return new Day(dir);
  }

  @Test
  void theMarkIsTheMidOfTheBestSides() {
    Day day =
        day()
            .tick("1", "S", "N,10,5,12,5,,")
            .tick("2", "S", "Q,10.00000001,5,13,5,,")
            .tick("3", "S", "K,9,5,12,,,");
    // (10.00000001 + 12) ÷ 2, half to even; the best ask stands at N and, newer, at K
    assertThat(mark(day)).containsExactly("11", Day.at("3"));
  }

  @Test
  void aWithdrawnSideLeavesTheNextBestOrTheLastPrint() {
    Day day =
        day().tick("1", "S", "N,10,5,12,5,,").tick("1", "S", "Q,8,5,,,,").print("2", "S", "3", "");
    assertThat(mark(day)).containsExactly("11", Day.at("1"));
    day.tick("3", "S", "N,10,0,,,,");
    assertThat(mark(day)).containsExactly("10", Day.at("1"));
    day.tick("4", "S", "Q,,0,,,,");
    assertThat(mark(day)).containsExactly("3", Day.at("2"));
    day.tick("5", "S", "Q,7,,0,,,");
    assertThat(mark(day)).containsExactly("9.5", Day.at("5"));
  }

  @Test
  void anOlderTickNeverOverwritesANewerOfTheSameVenueAndSide() {
    Day day =
        day()
            .tick("5", "S", "N,10,,12,,,")
            .tick("4.5", "S", "N,20,,,,,")
            .tick("4.5", "S", "Q,8,,11,,,")
            .tick("5", "S", "N,9,,13,,,");
    // At equal time the later arrival wins: 9 for 10 at N
    assertThat(mark(day)).containsExactly("10", Day.at("5"));
  }

  @Test
  void aLateTickMayUpdateAQuoteButMakesNoBar() {
    Expected expected =
        day()
            .print("400", "S", "5", "1")
            .print("398.999999", "S", "6", "1")
            .tick("10", "S", "N,3,,4,,,")
            .run();
    assertThat(expected.counts().get("ticks").late()).isEqualTo(2);
    assertThat(expected.counts().get("ticks").applied()).isEqualTo(1);
    assertThat(expected.bars().rows()).hasSize(1);
    assertThat(Day.row(expected.bars(), "S")).containsEntry("volume", "1");
    assertThat(mark(day().print("400", "S", "5", "1").tick("10", "S", "N,3,,4,,,")))
        .containsExactly("3.5", Day.at("10"));
  }

  @Test
  void barsOfPrintsAreInEventTime() {
    Expected expected =
        day()
            .print("299.5", "S", "7", "2")
            .print("300.4", "S", "10", "1")
            .print("299.4", "S", "6", "")
            .print("299.5", "S", "8", "1")
            .print("300.2", "S", "11", "3")
            .tick("300.5", "S", ",1,1,2,1,,")
            .run();
    assertThat(expected.bars().rows())
        .containsExactly(
            List.of(
                "S", "5m", Day.at("0"), Day.at("300"), "6", "8", "6", "8", "3", "7.33333333", "3"),
            List.of(
                "S",
                "5m",
                Day.at("300"),
                Day.at("600"),
                "11",
                "11",
                "10",
                "10",
                "4",
                "10.75",
                "2"));
  }

  @Test
  void barsOfForeignExchangeAreOfMids() {
    Expected expected =
        day()
            .instrument("E,FX,USD,1,")
            .tick("1", "E", "N,1,,,,,")
            .tick("2", "E", "N,,,2,,,")
            .tick("3", "E", "N,,,,,9,9")
            .tick("4", "E", "N,3,,,,,")
            .tick("3.5", "E", "N,5,,,,,")
            .tick("5", "E", "N,,,0,,,")
            .run();
    // 1.5 at 2 and 2.5, crossed, at 4; the older bid at 3.5 is refused, at 5 there is no ask
    assertThat(expected.bars().rows())
        .containsExactly(
            List.of(
                "E", "5m", Day.at("0"), Day.at("300"), "1.5", "2.5", "1.5", "2.5", "0", "", "2"));
  }

  @Test
  void aTightSpreadFiresOnTheEdge() {
    Expected expected =
        day()
            .instrument("C,CRYPTO,USD,1,")
            .tick("1", "C", "N,10000,,10000.5,2,,")
            .tick("2", "C", "N,10000,3,10000.5,2,,")
            .tick("3", "C", "N,10000,0.25,10000.6,2,,")
            .tick("4", "C", "N,,,10001,2,,")
            .tick("5", "C", "N,,,9999,2,,")
            .tick("6", "C", "N,10000,0.25,10000.6,2,,")
            .run();
    String rule = "SPREAD_TIGHT";
    assertThat(expected.signals().rows())
        .containsExactly(
            List.of(Day.at("2"), "C", rule, "BUY", "10000.5", "1", "0.5", "1", rule),
            List.of(Day.at("6"), "C", rule, "BUY", "10000.6", "0.25", "0.6", "1", rule));
  }

  @Test
  void anImbalanceFiresEitherWayOnConsolidatedSizes() {
    Expected expected =
        day()
            .instrument("E,FX,USD,1,")
            .tick("1", "E", "N,1,100,2,100,,")
            .tick("2", "E", "Q,1,50,,,,")
            .tick("3", "E", "Q,1,51,3,900,,")
            .tick("4", "E", "N,1,,2,100,,")
            .tick("5", "E", "N,1,,2,,,")
            .tick("6", "E", "N,1,,2,100,,")
            .run();
    String rule = "BOOK_IMBALANCE";
    // At 2 it is 150 to 100, not more; at 5 the ask's size is unknown
    assertThat(expected.signals().rows())
        .containsExactly(
            List.of(Day.at("3"), "E", rule, "BUY", "2", "10000", "151", "150", rule),
            List.of(Day.at("4"), "E", rule, "SELL", "1", "10000", "100", "76.5", rule),
            List.of(Day.at("6"), "E", rule, "SELL", "1", "10000", "100", "76.5", rule));
  }

  @Test
  void averagesStartWithTheMeanAndCross() {
    Day day = day();
    for (int i = 0; i < 102; i++) {
      day.print(String.valueOf(i * 300), "S", i < 100 ? "10" : "20", "1");
    }
    MarketOptions market = MarketOptions.standard().rules(Set.of("EMA_CROSS"));
    Expected expected = day.run(NaiveOptions.replay().market(market));
    List<List<String>> rows = expected.indicators().rows();
    assertThat(rows).hasSize(65 + 3);
    assertThat(rows.get(0))
        .containsExactly(Day.at(String.valueOf(38 * 300)), "S", "5m", "ema_38", "10");
    // 10 + 10 × 2 ÷ 39 and 10 + 10 × 2 ÷ 101
    String end = Day.at(String.valueOf(101 * 300));
    assertThat(expected.signals().rows()).hasSize(1);
    List<String> signal = expected.signals().rows().get(0);
    assertThat(signal.subList(0, 6)).containsExactly(end, "S", "EMA_CROSS", "BUY", "20", "");
    assertThat(Double.parseDouble(signal.get(6))).isCloseTo(10 + 20.0 / 39, within());
    assertThat(Double.parseDouble(signal.get(7))).isCloseTo(10 + 20.0 / 101, within());
  }

  @Test
  void anEmptyDayHasNoRows() {
    Expected expected = day().run();
    assertThat(expected.figures()).allSatisfy(table -> assertThat(table.rows()).isEmpty());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-13);
  }
}
