package io.tidemark.desk.live;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as text for people: a block of lines that fits a terminal, or one plain line. */
public final class LiveSummary {
  private static final int LABEL = 9;
  private static final String BETWEEN = " · ";

  private LiveSummary() {}

  /**
   * A block, what matters most first.
   *
   * @param width columns that a line may fill; what does not fit is left out, from the end
   * @param height lines there may be
   */
  public static List<String> block(Figures f, int width, int height) {
    List<String> lines = new ArrayList<>();
    lines.add(fit(clock(f), List.of(f.phase()), width));
    lines.add(
        line("in", width, rate(f.inRate()), count(f.sent()) + " sent", "lag " + left(f.trading())));
    lines.add(
        line(
            "out",
            width,
            rate(f.outRate()),
            count(f.seen().rows()) + " rows",
            count(f.loading().read()) + " loaded"));
    lines.add(
        line(
            "latency",
            width,
            "signal " + latency(f.seen().signalLatency(), false),
            "ledger " + latency(f.seen().ledgerLatency(), false),
            "p99 "
                + latency(f.seen().signalLatency(), true)
                + " and "
                + latency(f.seen().ledgerLatency(), true)));
    lines.add(line("signals", width, parts(f.seen().signals(), f.seen().signalsByRule())));
    long letters = f.seen().deadLetters().values().stream().mapToLong(n -> n).sum();
    lines.add(line("dead", width, parts(letters, f.seen().deadLetters())));
    lines.add(
        line(
            "saved",
            width,
            count(f.checkpoints().completed()) + " checkpoints",
            f.checkpoints().millis() + " ms",
            String.format(Locale.ROOT, "%.1f MB", f.checkpoints().bytes() / 1e6),
            f.restarts() + " restarts"));
    String label = "best P&L";
    for (AccountLine account : f.seen().best()) {
      lines.add(line(label, width, money(account)));
      label = "";
    }
    return List.copyOf(lines.subList(0, Math.min(height, lines.size())));
  }

  /** The same in one line. */
  public static String plain(Figures f) {
    long letters = f.seen().deadLetters().values().stream().mapToLong(n -> n).sum();
    String best =
        f.seen().best().isEmpty() ? "" : BETWEEN + "best " + money(f.seen().best().get(0));
    return clock(f)
        + String.join(
            BETWEEN,
            "",
            f.phase(),
            "in " + rate(f.inRate()),
            "out " + rate(f.outRate()),
            "lag " + left(f.trading()),
            count(f.seen().signals()) + " signals",
            "latency signal "
                + latency(f.seen().signalLatency(), false)
                + ", ledger "
                + latency(f.seen().ledgerLatency(), false),
            count(f.loading().read()) + " loaded",
            count(letters) + " dead letters",
            count(f.checkpoints().completed()) + " checkpoints",
            f.restarts() + " restarts")
        + best;
  }

  private static String clock(Figures f) {
    String time = time(f.seconds());
    return f.total() > 0 ? time + " of " + time(f.total()) : time;
  }

  private static String time(long seconds) {
    return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
  }

  private static String line(String label, int width, String... parts) {
    return line(label, width, List.of(parts));
  }

  private static String line(String label, int width, List<String> parts) {
    String start = String.format(Locale.ROOT, "%-" + LABEL + "s", label);
    return fit(start + parts.get(0), parts.subList(1, parts.size()), width);
  }

  /** As many of the parts as fit behind a start. */
  private static String fit(String start, List<String> parts, int width) {
    StringBuilder line = new StringBuilder(start);
    for (String part : parts) {
      if (line.length() + BETWEEN.length() + part.length() > width) {
        break;
      }
      line.append(BETWEEN).append(part);
    }
    return line.length() <= width ? line.toString() : line.substring(0, width);
  }

  /** A sum, then what it is made of, the most first. */
  private static List<String> parts(long sum, Map<String, Long> counts) {
    List<String> parts = new ArrayList<>();
    parts.add(count(sum));
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> parts.add(entry.getKey() + " " + count(entry.getValue())));
    return parts;
  }

  private static String money(AccountLine account) {
    return String.format(
        Locale.ROOT,
        "%s %+.2f %% (%,.2f %s)",
        account.account(),
        account.percent(),
        account.netPnl().setScale(2, RoundingMode.HALF_EVEN),
        account.currency());
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  private static String left(Lag lag) {
    return count(lag.left());
  }

  private static String latency(Latency latency, boolean tail) {
    return latency.isKnown() ? count(tail ? latency.p99() : latency.median()) + " ms" : "–";
  }
}
