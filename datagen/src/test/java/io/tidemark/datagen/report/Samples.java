package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Incident;
import io.tidemark.datagen.report.LoadReport.Machine;
import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.LoadReport.Run;
import io.tidemark.datagen.report.LoadReport.ScenarioText;
import io.tidemark.datagen.report.LoadReport.Search;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.LoadReport.Subtask;
import io.tidemark.datagen.report.LoadReport.Target;
import io.tidemark.datagen.report.LoadReport.Timeline;
import io.tidemark.datagen.report.LoadReport.Traffic;
import io.tidemark.datagen.report.LoadReport.Verdict;
import io.tidemark.datagen.report.LoadReport.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Reports as a load test could have written them. */
public final class Samples {
  private static final int SECONDS = 360;
  private static final long MB = 1_000_000;

  private Samples() {}

  /** A search that found 16,000 ticks a second, with a burst and a failed target. */
  public static LoadReport search() {
    return report("2026-11-30T09:15:02Z", 1, 16_000, true);
  }

  /** The same, on an earlier day, a third slower. */
  public static LoadReport earlier() {
    return report("2026-11-12T16:40:31Z", 1.35, 12_000, true);
  }

  /** A run at one rate where all is well. */
  public static LoadReport steady() {
    return report("2026-11-30T10:02:11Z", 0.8, 5_000, false);
  }

  /** A report in which nothing was measured. */
  public static LoadReport empty() {
    return new LoadReport(
        LoadReport.FORMAT,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Of a timeline only. */
  static LoadReport of(Timeline timeline) {
    return new LoadReport(
        LoadReport.FORMAT,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        timeline);
  }

  private static LoadReport report(String started, double slow, double rate, boolean search) {
    long ticks = (long) (rate * SECONDS);
    long trades = ticks / 20;
    return new LoadReport(
        LoadReport.FORMAT,
        new ScenarioText(
            search ? "search" : "burst",
            search
                ? "The highest rate of ticks that holds for a minute."
                : "One second at twenty times the rate.",
            """
            name: search
            about: The highest rate of ticks that holds for a minute.
            market: {symbols: 2000, accounts: 500, skew: measured}
            search: {from: 2000, to: 200000, hold: 60s, within: 5 %}
            """),
        new Run(
            started,
            SECONDS,
            "embedded",
            new TreeMap<>(
                Map.of(
                    "tidemark", "0.1.0", "flink", "2.2.0", "java", "17.0.13+11", "kafka", "4.2.0")),
            new TreeMap<>(Map.of("checkpoint.interval", "1s", "parallelism", "2")),
            true),
        new Machine("AMD EPYC 7B13", 2, 25_200 * MB, "Linux 6.1, Debian 12", 2_147 * MB, 0.21),
        new Traffic(
            7,
            2_000,
            500,
            ticks + trades,
            ticks + trades,
            search ? 312 : 0,
            search ? 143.2 : 8.1,
            ticks,
            rate,
            new TreeMap<>(Map.of("ticks", ticks * 58, "trades", trades * 131, "cash", 100_000L)),
            new TreeMap<>(Map.of("ticks", ticks, "trades", trades, "cash", 1_000L)),
            new TreeMap<>(
                Map.of(
                    "duplicates",
                    ticks / 1_000,
                    "disordered",
                    ticks / 500,
                    "late",
                    ticks / 1_000,
                    "malformed",
                    ticks / 2_000,
                    "busts",
                    trades / 100))),
        latency(slow, ticks),
        search ? steps(slow, rate) : null,
        resources(slow, ticks, trades),
        List.of(
            new Target("signals-p50", 100, "ms", 34 * slow, true),
            new Target("signals-p95", 500, "ms", 81.6 * slow, true),
            new Target("signals-p99", 1_000, "ms", 122.4 * slow, true),
            new Target("ledger-p50", 1_500, "ms", 720 * slow, true),
            new Target("ledger-p99", 2_500, "ms", 1_610 * slow, true),
            new Target("lag", 1_000, "records", search ? 8_204.0 : 412, !search),
            new Target("errors", 0.01, "%", 0.0, true)),
        verification(search, ticks),
        search
            ? new Verdict(
                false,
                List.of(
                    "lag is 8,204 records, and must stay below 1,000",
                    "1 row of positions differs"))
            : new Verdict(true, List.of()),
        search
            ? List.of(
                new Incident(61, "burst: 20 times the rate for 1 s"),
                new Incident(182, "AAPL takes 30 % of all ticks"),
                new Incident(241.5, "AAPL is as before"))
            : List.of(),
        profile(),
        timeline(slow, rate, search));
  }

  private static Profile profile() {
    return new Profile(
        12_345,
        5,
        List.of(new Profile.Share("rocksdb::DBImpl::Get", 0.21), new Profile.Share("memcpy", 0.1)),
        List.of(new Profile.Share("RocksDB", 0.55)));
  }

  private static Map<String, Distribution> latency(double slow, long ticks) {
    Map<String, Distribution> latency = new TreeMap<>();
    latency.put("signals", spread(ticks / 40, 34 * slow));
    latency.put("bars", spread(ticks / 60, 41 * slow));
    latency.put("positions", spread(ticks / 10, 690 * slow));
    latency.put("accounts", spread(ticks / 30, 720 * slow));
    latency.put("fills", spread(ticks / 20, 655 * slow));
    latency.put("postgres_accounts", spread(ticks / 90, 812 * slow));
    latency.put("postgres_signals", spread(ticks / 40, 240 * slow));
    latency.put("hiccups", new Distribution(360_000, 0.1, 0.06, 0.11, 0.3, 4.2, 17.5, 61));
    return latency;
  }

  private static Distribution spread(long count, double p50) {
    return new Distribution(
        count, p50 * 1.2, p50, p50 * 1.9, p50 * 2.4, p50 * 3.6, p50 * 5.1, p50 * 7);
  }

  private static Search steps(double slow, double holds) {
    List<Step> steps = new ArrayList<>();
    for (double rate = 2_000; rate <= holds * 2; rate *= 2) {
      steps.add(step(rate, slow, holds));
    }
    steps.add(step(holds * 1.25, slow, holds));
    return new Search(holds, 60, steps, false);
  }

  private static Step step(double rate, double slow, double holds) {
    boolean held = rate <= holds;
    double sent = held ? rate : holds * 1.1;
    double cores = 0.1 + sent * 70e-6 * slow;
    return new Step(
        rate,
        sent,
        held,
        held ? "" : "lag grew to " + Math.round(rate * 9) + " records",
        60,
        held ? Math.round(rate / 20) : Math.round(rate * 9),
        held ? 90 + rate / 100 : 9_000,
        held ? 1_400 : 14_000,
        cores,
        cores / sent * 1e6);
  }

  private static Resources resources(double slow, long ticks, long trades) {
    List<Subtask> subtasks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      long half = ticks / 2 + (i == 0 ? ticks / 16 : -ticks / 16);
      subtasks.add(new Subtask("trading", "read", i, ticks / 2, 0.22, 0.04));
      subtasks.add(new Subtask("trading", "market", i, half, 0.41 + 0.1 * i, 0.01));
      subtasks.add(new Subtask("trading", "ledger", i, trades / 2 + i * 100L, 0.33, 0));
      subtasks.add(new Subtask("load", "write", i, trades + i * 1_000L, 0.18, 0));
    }
    return new Resources(
        new TreeMap<>(
            Map.of(
                "job",
                ticks * 76e-6 * slow,
                "broker",
                ticks * 14e-6,
                "simulator",
                ticks * 5e-6,
                "database",
                ticks * 7e-6,
                "gc",
                ticks * 4e-6,
                "compiler",
                31.0,
                "measuring",
                ticks * 6e-6,
                "other",
                8.0)),
        76 * slow,
        1_480 * MB,
        3_120 * MB,
        (long) (61 * MB * slow),
        2_000,
        500,
        1_000,
        SECONDS,
        0,
        new Distribution(SECONDS, 110, 96 * slow, 160, 190, 310 * slow, 420, 440),
        (long) (4.4 * MB),
        0,
        8_204,
        112,
        subtasks,
        new TreeMap<>(
            Map.of(
                "signals",
                ticks / 40,
                "bars",
                ticks / 60,
                "positions",
                ticks / 2,
                "accounts",
                ticks / 10,
                "fills",
                ticks / 20)),
        (long) (10 * MB * slow));
  }

  private static Verification verification(boolean wrong, long ticks) {
    Map<String, Long> compared =
        new TreeMap<>(
            Map.of(
                "positions",
                ticks / 10,
                "accounts",
                ticks / 30,
                "fills",
                ticks / 20,
                "bars",
                ticks / 60,
                "signals",
                ticks / 40));
    return wrong
        ? new Verification(
            false,
            compared,
            new TreeMap<>(Map.of("positions", 1L)),
            List.of(
                "positions ACC-0007|main|AAPL version 41: realized_pnl 102.5 expected, 102.4 there",
                "  expected: 39 BUY 100 @ 187.11 · 40 SELL 50 @ 189.16",
                "  there:    39 BUY 100 @ 187.11 · 40 SELL 50 @ 189.158"),
            12.4)
        : new Verification(true, compared, Map.of(), List.of(), 11.1);
  }

  private static Timeline timeline(double slow, double rate, boolean busy) {
    Random random = new Random(7);
    List<Double> seconds = new ArrayList<>();
    Map<String, List<Double>> series = new TreeMap<>();
    for (int i = 0; i < SECONDS; i++) {
      seconds.add((double) i);
    }
    IntToDoubleFunction load = i -> !busy ? 1 : i == 61 ? 20 : i > 182 && i < 241 ? 1.4 : 1;
    IntToDoubleFunction after =
        i -> busy && i >= 61 && i < 80 ? (80 - i) / 2.0 : i > 182 && i < 241 && busy ? 2 : 1;
    put(series, "ticks.due", i -> rate * load.applyAsDouble(i));
    put(
        series,
        "ticks.sent",
        i -> rate * load.applyAsDouble(i) * (0.99 + 0.02 * random.nextDouble()));
    put(series, "sender.behind_ms", i -> random.nextDouble() * 8);
    put(
        series,
        "lag.trading.max",
        i -> rate * 0.03 * after.applyAsDouble(i) * (0.6 + random.nextDouble()));
    put(
        series,
        "lag.trading.total",
        i -> rate * 0.09 * after.applyAsDouble(i) * (0.7 + 0.6 * random.nextDouble()));
    put(series, "lag.load.total", i -> rate * 0.05 * (0.7 + 0.6 * random.nextDouble()));
    double[] base = {60, 70, 1_300, 1_400, 1_250, 1_700, 420};
    String[] outputs = {
      "signals", "bars", "positions", "accounts", "fills", "postgres_accounts", "postgres_signals"
    };
    for (int o = 0; o < outputs.length; o++) {
      double middle = base[o] * slow;
      put(
          series,
          "latency." + outputs[o] + ".p99",
          i -> middle * Math.sqrt(after.applyAsDouble(i)) * (0.8 + 0.5 * random.nextDouble()));
      put(
          series,
          "latency." + outputs[o] + ".p50",
          i -> middle / 3 * (0.8 + 0.5 * random.nextDouble()));
    }
    put(
        series,
        "hiccup.max_ms",
        i -> 0.3 + (random.nextInt(30) == 0 ? 20 * random.nextDouble() : random.nextDouble()));
    String[] who = {
      "job", "broker", "simulator", "database", "gc", "compiler", "measuring", "other"
    };
    double[] cores = {1.0, 0.2, 0.08, 0.1, 0.06, 0.09, 0.09, 0.02};
    for (int w = 0; w < who.length; w++) {
      double middle = cores[w];
      put(
          series,
          "cpu." + who[w],
          i -> middle * Math.min(1.6, after.applyAsDouble(i)) * (0.85 + 0.3 * random.nextDouble()));
    }
    put(series, "heap_mb", i -> 600 + (i % 17) * 48);
    put(series, "rss_mb", i -> 2_700 + Math.min(i, 200) * 2);
    put(series, "state_mb", i -> 10 + i * 0.14);
    series.put("checkpoint.ms", new ArrayList<>());
    series.put("checkpoint.mb", new ArrayList<>());
    for (int i = 0; i < SECONDS; i++) {
      boolean none = i < 2 || i % 7 == 3;
      series.get("checkpoint.ms").add(none ? null : 90 * slow * (0.8 + random.nextDouble()));
      series.get("checkpoint.mb").add(none ? null : 2.5 + random.nextDouble() * 2);
    }
    for (String vertex : List.of("read", "market", "ledger", "write")) {
      double middle = 0.2 + vertex.length() * 0.05;
      put(
          series,
          "busy." + vertex,
          i -> Math.min(1, middle * after.applyAsDouble(i) * (0.9 + 0.2 * random.nextDouble())));
      put(
          series,
          "backpressure." + vertex,
          i ->
              Math.min(
                  1,
                  vertex.equals("read")
                      ? 0.02 * after.applyAsDouble(i)
                      : 0.004 * random.nextDouble()));
    }
    put(series, "dead_letters", i -> i * 0.4);
    return new Timeline(seconds, series);
  }

  private static void put(
      Map<String, List<Double>> series, String name, IntToDoubleFunction value) {
    List<Double> values = new ArrayList<>(SECONDS);
    for (int i = 0; i < SECONDS; i++) {
      values.add(value.applyAsDouble(i));
    }
    series.put(name, values);
  }
}
