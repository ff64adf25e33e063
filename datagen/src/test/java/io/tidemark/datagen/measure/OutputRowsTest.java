package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.datagen.report.Distribution;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How long after their input rows came: microseconds in, milliseconds out. */
final class OutputRowsTest {
  private static final long T = 1_772_461_800_000_001L;
  private static final long SECOND = 1_000_000;

  private final Outputs outputs = new Outputs();
  private final SignalSamples samples = new SignalSamples(true);
  private OutputRows rows = rows((topic, key, micros) -> OptionalLong.of(micros));

  private OutputRows rows(Intended intended) {
    InstrumentsOptions options =
        InstrumentsOptions.builder().consumer(new Properties()).intended(intended).build();
    return new OutputRows(options, outputs, samples);
  }

  private void take(Topic topic, String key, byte[] value, long seen) throws Undecodable {
    rows.take(topic, key, value, seen);
  }

  private void delays(String output, double... millis) {
    Distribution all = outputs.of(output).all();
    assertThat(all.count()).as(output).isEqualTo(millis.length);
    double sum = 0;
    for (double each : millis) {
      sum += each;
    }
    if (millis.length > 0) {
      assertThat(all.mean()).as(output).isCloseTo(sum / millis.length, within(0.01 * all.mean()));
    }
  }

  @Test
  void signalsCountFromTheirTickAndAreLookedForInTheDatabase() throws Exception {
    take(Topic.SIGNALS, "S", OutputBytes.signal("one", T), T + 40_000);
    take(Topic.SIGNALS, "S", OutputBytes.signal("two", T + 5), T + 60_005);
    delays(Outputs.SIGNALS, 40, 60);
    delays(Outputs.WINDOW_SIGNALS);
    assertThat(samples.found("one")).isEqualTo(T);
    assertThat(samples.found("two")).isEqualTo(T + 5);
  }

  @Test
  void whatClosesWithAWindowCountsFromItsEndAndApart() throws Exception {
    long end = T - T % SECOND;
    take(Topic.SIGNALS, "S", OutputBytes.signal("w", end), end + 1_100_000);
    take(Topic.BARS, "S", OutputBytes.bar(end), end + 1_050_000);
    delays(Outputs.SIGNALS);
    delays(Outputs.WINDOW_SIGNALS, 1_100);
    delays(Outputs.BARS, 1_050);
    assertThat(samples.wanted(9)).isEmpty();
  }

  @Test
  void aWindowEndsWhenTheMarketsClockSaysSo() throws Exception {
    // A day at 72 times the speed: market time counts from T, the wall's from 9 T
    rows = rows((topic, key, micros) -> OptionalLong.of(9 * T + (micros - T) / 72));
    take(Topic.BARS, "S", OutputBytes.bar(T + 72 * SECOND), 9 * T + SECOND + 30_000);
    delays(Outputs.BARS, 30);
  }

  @Test
  void ofPositionsAndAccountsOnlyRowsCountThatWerePublishedAtOnce() throws Exception {
    long cut = T - 400_000;
    take(Topic.POSITIONS, "A|b|S", OutputBytes.position(T, cut), T + 500_000);
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, cut), T + 600_000);
    // The next cut makes both anew: once with the event still waiting, once with it settled
    take(Topic.POSITIONS, "A|b|S", OutputBytes.position(T, T - 1), T + 900_000);
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, T - 1), T + 900_000);
    take(Topic.POSITIONS, "A|b|S", OutputBytes.position(T, T + SECOND), T + 2 * SECOND);
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, T + SECOND), T + 2 * SECOND);
    // A late event is before the cut
    take(Topic.ACCOUNTS_PNL, "B", OutputBytes.account(T - 9, T), T + 900_000);
    delays(Outputs.POSITIONS, 500);
    delays(Outputs.ACCOUNTS, 600);
    assertThat(outputs.rows()).containsEntry("positions", 3L).containsEntry("accounts", 4L);
  }

  @Test
  void aRowBeforeTheFirstCutCountsAndOneWithoutAnEventDoesNot() throws Exception {
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(null, null), T);
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, null), T + 300_000);
    take(Topic.POSITIONS, "A|b|S", OutputBytes.position(T, null), T + 300_000);
    delays(Outputs.ACCOUNTS, 300);
    delays(Outputs.POSITIONS, 300);
  }

  @Test
  void aKeyThatHasLeftIsARowWithoutADelay() throws Exception {
    take(Topic.POSITIONS, "A|b|S", null, T);
    delays(Outputs.POSITIONS);
    assertThat(outputs.rows()).containsEntry("positions", 1L);
  }

  @Test
  void anInputThatWasSentLateCountsFromThatMoment() throws Exception {
    // A cash event that is 800 ms old when it is due; a trade would have been due at its time
    rows =
        rows(
            (topic, key, micros) ->
                OptionalLong.of(topic == Topic.CASH ? micros + 800_000 : micros));
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, null), T + 900_000);
    take(Topic.FILLS, "A", OutputBytes.fill(T), T + 900_000);
    delays(Outputs.ACCOUNTS, 100);
    delays(Outputs.FILLS, 900);
  }

  @Test
  void whatABacklogMadeHasNoDelay() throws Exception {
    rows = rows((topic, key, micros) -> OptionalLong.empty());
    take(Topic.SIGNALS, "S", OutputBytes.signal("one", T), T + SECOND);
    take(Topic.BARS, "S", OutputBytes.bar(T), T + SECOND);
    take(Topic.POSITIONS, "A|b|S", OutputBytes.position(T, null), T + SECOND);
    take(Topic.ACCOUNTS_PNL, "A", OutputBytes.account(T, null), T + SECOND);
    take(Topic.FILLS, "A", OutputBytes.fill(T), T + SECOND);
    assertThat(outputs.latency()).isEmpty();
    assertThat(outputs.rows().values()).containsExactlyInAnyOrder(1L, 1L, 1L, 1L, 1L, 0L, 0L, 0L);
    assertThat(samples.wanted(9)).isEmpty();
  }

  @Test
  void theAccountOfAPositionIsWhatItsKeyBeginsWith() {
    assertThat(OutputRows.account("ACC-1|book|SYM")).isEqualTo("ACC-1");
    assertThat(OutputRows.account("a\\|b\\\\c|book|SYM")).isEqualTo("a|b\\c");
    assertThat(OutputRows.account("alone")).isEqualTo("alone");
  }

  @Test
  void deadLettersAreCountedByReasonUntilTheMark() {
    rows.letter("LATE");
    rows.letter("LATE");
    rows.letter("OVERFLOW");
    assertThat(rows.letters()).containsEntry("LATE", 2L).containsEntry("OVERFLOW", 1L);
    rows.mark();
    rows.letter("LATE");
    assertThat(rows.letters()).containsExactly(java.util.Map.entry("LATE", 1L));
    assertThat(rows.lettersSoFar()).isEqualTo(4);
  }
}
