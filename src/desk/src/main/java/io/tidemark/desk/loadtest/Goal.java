package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a load test must reach.
 *
 * @param name as in a scenario, such as {@code signals-p99}
 * @param checkpoints intervals between checkpoints that the limit begins with
 * @param limit what comes on top: ms, records or a share
 */
record Goal(String name, double checkpoints, double limit) {
  static final String LAG = "lag";
  static final String ERRORS = "errors";

  /** What the line of a target begins with that is not reached. */
  static final String FAIL = "FAIL";

  /**
   * The rows of the ledger: a goal of theirs holds if it holds in each of {@link #LEDGER_OUTPUTS}.
   * Fills are not among them, since their rows wait for the cut in which they settle.
   */
  private static final String LEDGER = "ledger";

  /** What the ledger publishes at once. */
  static final List<String> LEDGER_OUTPUTS = List.of("positions", "accounts");

  private static final List<String> OUTPUTS =
      List.of(
          "signals",
          "window_signals",
          LEDGER,
          "bars",
          "positions",
          "accounts",
          "fills",
          "postgres_accounts",
          "postgres_signals");
  private static final List<String> POINTS = List.of("p50", "p90", "p95", "p99", "p99.9", "max");
  private static final Pattern LIMIT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) checkpoints?(?: ?\\+ ?(\\S+))?|(\\S+)");

  /** What is asked for where a scenario asks for nothing. */
  static List<Goal> byDefault() {
    return List.of(
        new Goal("signals-p50", 0, 100),
        new Goal("signals-p95", 0, 500),
        new Goal("signals-p99", 0, 1_000),
        new Goal("ledger-p50", 1, 500),
        new Goal("ledger-p99", 2, 500),
        new Goal(LAG, 0, 1_000),
        new Goal(ERRORS, 0, 0.0001));
  }

  /** All names that a goal can have. */
  static List<String> names() {
    return Stream.concat(
            OUTPUTS.stream().flatMap(output -> POINTS.stream().map(point -> output + "-" + point)),
            Stream.of(LAG, ERRORS))
        .toList();
  }

  /**
   * A goal of latency.
   *
   * @param text such as {@code 100ms} or {@code 1 checkpoint + 500ms}
   * @throws IllegalArgumentException if it is neither
   */
  static Goal latency(String name, String text) {
    Matcher parts = LIMIT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    double checkpoints = parts.group(1) == null ? 0 : Double.parseDouble(parts.group(1));
    String time = parts.group(3) == null ? parts.group(2) : parts.group(3);
    double millis = time == null ? 0 : YamlMap.duration(time).toNanos() / 1e6;
    return new Goal(name, checkpoints, millis);
  }

  /**
   * Whether it was reached.
   *
   * @param latency by output
   * @param lag most records that a partition was behind, null if that is not known
   * @param errors share of the records that went wrong, null if that is not known
   * @param checkpointMillis between two checkpoints
   */
  LoadReport.Target judge(
      Map<String, Distribution> latency, Double lag, Double errors, double checkpointMillis) {
    if (name.equals(LAG)) {
      return target(limit, "records", lag);
    }
    if (name.equals(ERRORS)) {
      return target(limit * 100, "%", errors == null ? null : errors * 100);
    }
    String output = name.substring(0, name.lastIndexOf('-'));
    String point = name.substring(output.length() + 1);
    List<Double> values = new ArrayList<>();
    for (String one : output.equals(LEDGER) ? LEDGER_OUTPUTS : List.of(output)) {
      Optional.ofNullable(latency.get(one))
          .filter(times -> times.count() > 0)
          .ifPresent(times -> values.add(at(times, point)));
    }
    Double worst = values.stream().max(Double::compare).orElse(null);
    return target(checkpoints * checkpointMillis + limit, "ms", worst);
  }

  private LoadReport.Target target(double most, String unit, Double value) {
    return new LoadReport.Target(name, most, unit, value, value != null && value < most);
  }

  private static double at(Distribution times, String point) {
    return switch (point) {
      case "p50" -> times.p50();
      case "p90" -> times.p90();
      case "p95" -> times.p95();
      case "p99" -> times.p99();
      case "p99.9" -> times.p99_9();
      default -> times.max();
    };
  }

  /** A target in one line. */
  static String line(LoadReport.Target target) {
    String value =
        target.value() == null
            ? "was not measured"
            : String.format(Locale.ROOT, "%s %s", figure(target.value()), target.unit());
    return String.format(
        Locale.ROOT,
        "%s  %s %s (below %s %s)",
        target.pass() ? "pass" : FAIL,
        target.name(),
        value,
        figure(target.limit()),
        target.unit());
  }

  private static String figure(double value) {
    String text = String.format(Locale.ROOT, value >= 10 ? "%,.0f" : "%.4f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : Objects.requireNonNull(text);
  }
}
