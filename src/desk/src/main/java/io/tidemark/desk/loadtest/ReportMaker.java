package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.Profile;
import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.Versions;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.AppInfoParser;

/** Gathers what a load test finds into its report. */
final class ReportMaker {
  private static final double MICROS_PER_MILLI = 1_000;

  private final LoadRequest request;
  private final LoadReport.Machine machine = ThisMachine.describe();
  private final List<String> lines = new ArrayList<>();
  private Span span;
  private LoadReport.Search search;
  private LoadReport.Verification verification;
  private Profile profile;
  private boolean completed;

  ReportMaker(LoadRequest request) {
    this.request = request;
  }

  /** Takes the stretch of traffic that counts; the last one wins. */
  void span(Span counts) {
    span = counts;
  }

  boolean lacksSpan() {
    return span == null;
  }

  /** Takes the latencies of what was still on its way when that stretch ended. */
  void late(Measured later) {
    span = span.late(later);
  }

  void search(LoadReport.Search found) {
    search = found;
    if (found.steps().isEmpty()) {
      lines.add("no rate was tried to its end");
    } else if (found.holds() == 0) {
      double from = request.scenario().search().orElseThrow().from();
      lines.add(String.format(Locale.ROOT, "no rate held, from %,.0f ticks a second on", from));
    }
  }

  /**
   * Takes what the verifier says.
   *
   * @param seconds that it took
   */
  void verified(Report report, double seconds) {
    verification =
        new LoadReport.Verification(
            report.ok(), report.compared(), report.differences(), report.details(), seconds);
    if (!report.ok()) {
      long all = report.differences().values().stream().mapToLong(n -> n).sum();
      lines.add(
          String.format(
              Locale.ROOT, "%,d rows are not as recomputed: %s", all, report.details().get(0)));
    }
  }

  void profile(Profile taken) {
    profile = taken;
  }

  void completed() {
    completed = true;
  }

  /** Something without which all else that was measured tells nothing. */
  void fault(String what) {
    lines.add(what);
  }

  /** It ended before its time. */
  void broken(String why) {
    lines.add(0, why);
  }

  /**
   * The report.
   *
   * @param end what the instruments say at last
   * @param letters all dead letters
   * @param sent all that was sent
   */
  LoadReport report(
      Place place,
      Instant began,
      List<LoadReport.Incident> incidents,
      Measured end,
      long letters,
      Tally sent) {
    Scenario scenario = request.scenario();
    Measured measured = span.measured();
    double interval = intervalMillis(place, measured);
    if (span.to().ticks() == span.from().ticks()) {
      lines.add(
          String.format(
              Locale.ROOT, "no tick was sent in the %.1f s that were measured", span.seconds()));
    }
    Double errors = errors(letters, sent);
    List<LoadReport.Target> targets =
        scenario.goals().stream()
            .map(goal -> goal.judge(measured.latency(), lag(measured), errors, interval))
            .toList();
    targets.stream().filter(t -> !t.pass()).map(Goal::line).forEach(lines::add);
    List<LoadReport.Incident> all = new ArrayList<>(incidents);
    all.addAll(end.troubles());
    all.sort(Comparator.comparingDouble(LoadReport.Incident::second));
    return new LoadReport(
        LoadReport.FORMAT,
        new LoadReport.ScenarioText(scenario.name(), scenario.about(), scenario.text()),
        new LoadReport.Run(
            began.truncatedTo(ChronoUnit.SECONDS).toString(),
            span.seconds(),
            place.where(),
            versions(),
            notDefault(place.settings()),
            completed),
        machine,
        span.to().since(span.from(), scenario.market(), span.behindMax().toNanos() / 1e6),
        measured.latency(),
        search,
        measured.resources(),
        targets,
        verification,
        new LoadReport.Verdict(lines.isEmpty(), List.copyOf(lines)),
        all,
        profile,
        end.timeline());
  }

  /** Between two checkpoints: on a user's cluster its jobs know, not the settings here. */
  static double intervalMillis(Place place, Measured measured) {
    double cluster =
        measured.resources() == null ? 0 : measured.resources().checkpointIntervalMillis();
    return place.onCluster() && cluster > 0
        ? cluster
        : place.settings().get(Keys.CHECKPOINT_INTERVAL) / MICROS_PER_MILLI;
  }

  private static Double lag(Measured measured) {
    return measured.lag().measured() ? (Double) (double) measured.lag().max() : null;
  }

  /** Records that went wrong and were not meant to, of all that were sent. */
  private static Double errors(long letters, Tally sent) {
    if (sent.sent() == 0) {
      return null;
    }
    return Errors.share(letters, sent.faults(), sent.due(), sent.sent());
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(Versions.all());
    versions.put("kafka", AppInfoParser.getVersion());
    return versions;
  }

  /** Settings say where secrets are and never hold them; where is nobody's business either. */
  private static Map<String, String> notDefault(Settings settings) {
    Map<String, String> others = new TreeMap<>();
    Keys.all()
        .forEach(
            (name, key) -> {
              String text = settings.texts().get(name);
              boolean place = name.contains("password") || name.equals(Keys.STATE_DIR.name());
              if (!place && !text.equals(key.defaultText())) {
                others.put(name, text);
              }
            });
    return others;
  }
}
