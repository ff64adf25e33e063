package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.datagen.Inputs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a record, and what is a dead letter. */
final class ParsingOracleTest {
  private static final String TS = "2026-03-02T10:00:00Z";

  @TempDir Path dir;

  private String fault(String kind, String line) {
    Expected expected = new Day(dir).line(kind, line.replace("TS", TS)).run();
    assertThat(expected.counts().get(kind).in()).isEqualTo(1);
    List<List<String>> dead = expected.deadLetters().rows();
    if (dead.isEmpty()) {
      return "USED";
    }
    assertThat(dead.get(0).subList(0, 2)).containsExactly(kind, kind + ".csv:2");
    return dead.get(0).get(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TS,S,,1,1,2,1,3,1 | USED",
        "TS,S,,-1,,,,, | USED",
        "TS,S,,,0,,,, | USED",
        "2026-03-02T10:00:00.123456+05:30,S,,,,,,1, | USED",
        "2026-03-02T10:00:00.1234560Z,S,,,,,,1, | BAD_TIME",
        "2026-03-02T10:00:00,S,,,,,,1, | BAD_TIME",
        ",S,,,,,,1, | MISSING_FIELD",
        "TS,,,,,,,1, | MISSING_FIELD",
        "TS,S,,,,,, | MALFORMED",
        "TS,S,,,,,,1,, | MALFORMED",
        "TS,\"S,,,,,,1, | MALFORMED",
        "TS,S,,,,,,, | EMPTY_TICK",
        "TS,S,,,5,,,1, | EMPTY_TICK",
        "TS,S,,1,,,,,0 | EMPTY_TICK",
        "TS,S,,1,-1,,,, | OUT_OF_RANGE",
        "TS,S,,1.000000000,,,,, | BAD_NUMBER",
        "TS,S,,1e3,,,,, | BAD_NUMBER",
        "TS,S,,-,,,,, | BAD_NUMBER",
        "TS,S,,92233720368.54775807,,,,, | USED",
        "TS,S,,92233720368.54775808,,,,, | BAD_NUMBER",
      })
  void ticks(String line, String outcome) {
    assertThat(fault("ticks", line)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TS,T,A,,S,BUY,1,-2,-0.5,,, | USED",
        "TS,T,A,,S,buy,1,2,,,, | UNKNOWN_VALUE",
        "TS,T,A,,S,,1,2,,,, | MISSING_FIELD",
        "TS,T,A,,S,BUY,0,2,,,, | OUT_OF_RANGE",
        "TS,T,A,,S,BUY,-1,2,,,, | OUT_OF_RANGE",
        "TS,T,A,,S,BUY,1,,,,, | MISSING_FIELD",
        "TS,T,A,,S,BUY,1,2,1,usd,, | BAD_NAME",
        "TS,T,A,,S,BUY,1,2,1,ABCDEFGHIJKLM,, | BAD_NAME",
        "TS,T,A,,S,,,,,,BUST,R | UNKNOWN_REFERENCE",
        "TS,T,A,,S,,,,,,BUST, | MISSING_FIELD",
        "TS,T,A,,S,HOLD,,,,,BUST,R | UNKNOWN_VALUE",
        "TS,T,A,,S,,-1,,,,BUST,R | OUT_OF_RANGE",
        "TS,T,A,,S,,1,2,,,CORRECT,R | UNKNOWN_REFERENCE",
        "TS,T,A,,S,,1,2,,,CORRECT, | MISSING_FIELD",
        "TS,T,A,,S,,,2,,,CORRECT,R | MISSING_FIELD",
        "TS,T,A,,S,,1,,,,CORRECT,R | MISSING_FIELD",
        "TS,T,A,,S,BUY,1,2,,,TRANSFER, | USED",
        "TS,T,A,,S,,1,2,,,TRANSFER, | MISSING_FIELD",
        "TS,T,A,,S,BUY,1,2,,,OLD, | UNKNOWN_VALUE",
        "TS,T\u0007,A,,S,BUY,1,2,,,, | BAD_NAME",
      })
  void trades(String line, String outcome) {
    assertThat(fault("trades", line)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TS,C,A,USD,-1,FUNDING | USED",
        "TS,C,A,USD,-1,DEPOSIT | OUT_OF_RANGE",
        "TS,C,A,USD,0,FEE | OUT_OF_RANGE",
        "TS,C,A,,1,DEPOSIT | MISSING_FIELD",
        "TS,C,A,USD,1, | MISSING_FIELD",
        "TS,C,A,USD,1,GIFT | UNKNOWN_VALUE",
      })
  void cash(String line, String outcome) {
    assertThat(fault("cash", line)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S,,,, | USED",
        "S,BOND,,, | UNKNOWN_VALUE",
        "S,,,0, | OUT_OF_RANGE",
        "S,,,0.00001, | BAD_NUMBER",
      })
  void instruments(String line, String outcome) {
    assertThat(fault("instruments", line)).isEqualTo(outcome);
  }

  @Test
  void theFirstReferenceRowStands() {
    Expected expected =
        new Day(dir).account("A,USD,,5").account("A,USD,AVERAGE,5.0").account("A,USD,FIFO,5").run();
    Counts counts = expected.counts().get("accounts");
    assertThat(counts.applied()).isEqualTo(1);
    assertThat(counts.duplicate()).isEqualTo(1);
    assertThat(counts.deadByReason()).containsEntry("REFERENCE_CHANGED", 1L);
  }

  @Test
  void readsCompressedFilesInOrderWithColumnsInAnyOrder() throws IOException {
    Path first = dir.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(first))) {
      out.write(("last,symbol,ts\r\n5,S," + TS + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }
    Path second = dir.resolve("b.csv");
    Files.writeString(second, "ts,symbol,last\n2026-03-02T09:59:58Z,S,6\nbad\n");
    Inputs inputs = new Inputs(List.of(first, second), List.of(), List.of(), List.of(), List.of());
    Expected expected = NaiveReplay.run(inputs, line -> {});
    Counts counts = expected.counts().get("ticks");
    assertThat(List.of(counts.in(), counts.applied(), counts.late(), counts.dead()))
        .containsExactly(3L, 1L, 1L, 1L);
    assertThat(expected.deadLetters().rows())
        .containsExactly(List.of("ticks", "b.csv:3", "MALFORMED"));
  }

  @Test
  void aHeaderWithoutANeededColumnIsTheUsersError() throws IOException {
    Path file = dir.resolve("t.csv");
    Files.writeString(file, "ts,price\n");
    Inputs inputs = new Inputs(List.of(file), List.of(), List.of(), List.of(), List.of());
    assertThatThrownBy(() -> NaiveReplay.run(inputs, line -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("symbol");
  }
}
