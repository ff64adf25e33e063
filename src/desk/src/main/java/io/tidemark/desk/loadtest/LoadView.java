package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.report.Distribution;
import io.tidemark.desk.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one sees of a load test while it runs. */
final class LoadView {
  private static final List<String> LATENCIES =
      List.of("signals", "positions", "accounts", "postgres_accounts");

  private final Screen screen;
  private final String scenario;

  LoadView(Screen screen, String scenario) {
    this.screen = screen;
    this.scenario = scenario;
  }

  /**
   * Shows it.
   *
   * @param seconds since the traffic began
   * @param total seconds of traffic; 0 if it is not known
   * @param span since the last mark
   */
  void show(String phase, long seconds, long total, Span span) {
    String clock = clock(seconds) + (total > 0 ? " of " + clock(total) : "");
    Measured measured = span.measured();
    double length = Math.max(1e-3, span.seconds());
    String in =
        String.format(
            Locale.ROOT,
            "%,.0f ticks/s · %,d records sent · %,d ms behind",
            (span.to().ticks() - span.from().ticks()) / length,
            span.to().sent(),
            span.behindMax().toMillis());
    String lag =
        String.format(
            Locale.ROOT,
            "%,d records · %,d at most in a partition",
            measured.lag().now(),
            measured.lag().max());
    screen.show(
        List.of(
            clock + " · " + phase + " · " + scenario,
            "in       " + in,
            "lag      " + lag,
            "latency  " + latency(measured.latency()) + " (p50 / p99 ms)",
            "dead     " + letters(measured) + " records refused"),
        clock + " · " + phase + " · " + in + " · lag " + lag + " · " + latency(measured.latency()));
  }

  /** Shows what is done when there is no traffic. */
  void show(String line) {
    screen.show(List.of(line), line);
  }

  private static String latency(Map<String, Distribution> latency) {
    StringBuilder text = new StringBuilder();
    for (String output : LATENCIES) {
      Distribution times = latency.get(output);
      if (times != null) {
        text.append(text.isEmpty() ? "" : " · ")
            .append(
                String.format(Locale.ROOT, "%s %,.0f / %,.0f", output, times.p50(), times.p99()));
      }
    }
    return text.isEmpty() ? "–" : text.toString();
  }

  private static String letters(Measured measured) {
    long letters = measured.deadLetters().values().stream().mapToLong(n -> n).sum();
    return String.format(Locale.ROOT, "%,d", letters);
  }

  private static String clock(long seconds) {
    return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
  }

  /** Whole seconds of a length of time. */
  static long seconds(Duration time) {
    return time == null ? 0 : time.toSeconds();
  }
}
