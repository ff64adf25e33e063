package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.datagen.plan.Reference;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tidemark plan} as a user meets it. */
final class PlanCommandTest {
  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(List.of("plan", "--ticks-per-second", "1e5", "--symbols", "2000"));
    args.addAll(List.of("--accounts", "500"));
    args.addAll(List.of(more));
    return Main.run(
        args.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private void refused(String message, String... more) {
    assertThat(run(more)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("tidemark: ")
        .contains(message);
  }

  @Test
  void a_plan_says_what_was_measured_what_is_needed_and_how_far_that_is() {
    assertThat(run("--price-per-core-hour", "0.05")).as(err.toString()).isZero();
    assertThat(out.toString())
        .startsWith("Plan for 100,000/s ticks, ")
        .contains("Measured: the shipped measurement, ", "Needed", "How far past what was measured")
        .contains("task managers", "partitions of ticks", "cost a month");
  }

  @Test
  void a_report_of_ones_own_takes_the_place_of_the_shipped_one() throws IOException {
    Path report = Files.writeString(dir.resolve("mine.json"), Reference.report().json());
    assertThat(run("--report", report.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Measured: mine.json, ").doesNotContain("cost an hour");
  }

  @Test
  void json_is_for_programs() throws IOException {
    assertThat(run("--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("needed").findValuesAsText("name")).contains("task managers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ticks-per-second=0",
        "--ticks-per-second=-3",
        "--ticks-per-second=NaN",
        "--ticks-per-second=many",
        "--trades-per-second=-1",
        "--symbols=0",
        "--symbols=1.5",
        "--accounts=-1",
        "--headroom=1",
        "--headroom=-0.1",
        "--average-share=0",
        "--average-share=2",
        "--top-symbol-share=1.1",
        "--cores-per-task-manager=0",
        "--replication=0",
        "--retention=soon",
        "--price-per-core-hour=-1",
        "--currency=dollars",
      })
  void an_impossible_number_is_refused_by_its_name(String option) {
    StringWriter text = new StringWriter();
    PrintWriter to = new PrintWriter(text, true);
    String name = option.substring(0, option.indexOf('='));
    List<String> args = new ArrayList<>(List.of("plan", option));
    for (String needed : List.of("--ticks-per-second", "--symbols", "--accounts")) {
      if (!needed.equals(name)) {
        args.add(needed + "=10");
      }
    }
    assertThat(Main.run(args.toArray(String[]::new), to, to)).isEqualTo(2);
    assertThat(text.toString().lines()).singleElement().asString().contains(name);
  }

  @Test
  void a_report_that_is_none_is_refused_in_one_line() throws IOException {
    refused("there is no such file", "--report", dir.resolve("none.json").toString());
  }

  @Test
  void a_file_of_something_else_is_refused_in_one_line() throws IOException {
    refused("no report of a load test", "--report", file("{\"a\": 1}"));
  }

  @Test
  void text_is_refused_in_one_line() throws IOException {
    refused("no report of a load test", "--report", file("ticks, and more ticks"));
  }

  @Test
  void a_newer_report_is_refused_in_one_line() throws IOException {
    refused("format 2", "--report", file("{\"format\": 2}"));
  }

  @Test
  void a_report_without_what_is_needed_is_refused_in_one_line() throws IOException {
    refused("no CPU time of the jobs", "--report", file("{\"format\": 1}"));
  }

  @Test
  void a_damaged_report_is_refused_in_one_line() throws IOException {
    String whole = Reference.report().json();
    String step = "\"steps\" : [";
    assertThat(whole).contains(step);
    refused("search.steps[0] is missing", "--report", file(whole.replace(step, step + "null, ")));
  }

  private String file(String text) throws IOException {
    return Files.writeString(dir.resolve("report.json"), text).toString();
  }
}
