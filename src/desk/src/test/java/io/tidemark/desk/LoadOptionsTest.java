package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a load test refuses before it starts anything. */
final class LoadOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0 | --rate 0: not a number from 1",
        "--rate x | --rate x: not a number from 1",
        "--duration 999999d | --duration 999999d: not a length of time from 1s to 7d",
        "--duration 8d | --duration 8d: not a length of time from 1s to 7d",
        "--seed 99999999999999999999 | --seed 99999999999999999999: not a whole number from -92",
        "--list --show smoke | --list and --show: give one of them",
      })
  void options_are_refused_as_they_were_typed(String options, String why) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    String[] arguments = ("load --scenario smoke --dry " + options).split(" ", -1);
    assertThat(Main.run(arguments, writer, writer)).as(printed.toString()).isEqualTo(2);
    assertThat(printed.toString()).contains(why);
    assertThat(printed.toString().lines()).hasSize(1);
  }
}
