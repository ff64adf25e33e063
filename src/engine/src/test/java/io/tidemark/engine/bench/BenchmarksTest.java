package io.tidemark.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks: by default only long enough to see that each works, under -Pfull long enough
 * for figures, which go to target/benchmarks.json and target/benchmarks.md.
 */
final class BenchmarksTest {
  private static final boolean FULL = Boolean.getBoolean("tidemark.full");
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Test
  void eachRunsAndGivesAFigure() throws IOException, RunnerException {
    // Its lock is one file for the whole machine; another build may hold it.
    System.setProperty("jmh.ignoreLock", "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + BenchmarksTest.class.getPackageName() + "\\.")
            .shouldFailOnError(true);
    Collection<RunResult> results =
        new Runner((FULL ? full(options) : brief(options)).build()).run();

    TreeMap<String, RunResult> byName = new TreeMap<>();
    results.forEach(result -> byName.put(name(result.getParams()), result));
    assertThat(byName.keySet().stream().map(name -> name.split(" ", 2)[0]).distinct())
        .containsExactly(
            "BookBenchmark.fill",
            "BookBenchmark.fillAndBust",
            "BookBenchmark.mark",
            "FillBenchmark.fill",
            "FillBenchmark.mark",
            "LotBenchmark.fill",
            "MoneyBenchmark.plus",
            "MoneyBenchmark.product",
            "MoneyBenchmark.timesRatio",
            "TickBenchmark.tick");
    assertThat(byName).hasSize(FULL ? 21 : 18).hasSameSizeAs(results);
    assertThat(byName.values())
        .allSatisfy(
            result ->
                assertThat(result.getPrimaryResult().getScore())
                    .as(name(result.getParams()))
                    .isPositive()
                    .isFinite());
    if (FULL) {
      StringBuilder table = new StringBuilder("| benchmark | score | ± | unit | B a call |\n");
      table.append("| --- | --- | --- | --- | --- |\n");
      byName.forEach((name, result) -> table.append(row(name, result)));
      Files.writeString(Path.of("target", "benchmarks.md"), table);
    }
  }

  private static ChainedOptionsBuilder brief(ChainedOptionsBuilder options) {
    return options
        .forks(0)
        .param("books", "1x10", "20x10")
        .param("open", "10", "1000")
        .warmupIterations(1)
        .warmupTime(TimeValue.milliseconds(100))
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(200))
        .verbosity(VerboseMode.SILENT);
  }

  private static ChainedOptionsBuilder full(ChainedOptionsBuilder options) {
    return options
        .forks(1)
        .jvmArgs("-Xms1g", "-Xmx1g", "-Dtidemark.seed=" + System.getProperty("tidemark.seed", ""))
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .resultFormat(ResultFormatType.JSON)
        .result(Path.of("target", "benchmarks.json").toString());
  }

  private static String name(BenchmarkParams params) {
    String method =
        params.getBenchmark().substring(BenchmarksTest.class.getPackageName().length() + 1);
    return params.getParamsKeys().stream()
        .map(params::getParam)
        .reduce(method, (name, value) -> name + " " + value);
  }

  private static String row(String name, RunResult run) {
    Result<?> score = run.getPrimaryResult();
    Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    return String.format(
        Locale.ROOT,
        "| %s | %,.1f | %,.1f | %s | %,.0f |%n",
        name,
        score.getScore(),
        score.getScoreError(),
        score.getScoreUnit(),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
