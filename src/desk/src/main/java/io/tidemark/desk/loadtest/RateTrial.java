package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.Instruments;
import io.tidemark.datagen.measure.Lag;
import io.tidemark.datagen.measure.Measured;
import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.sim.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tries one rate after another on the running jobs. */
final class RateTrial implements RateSearch.Trial {
  /** What a change of the rate brings with it is over by then. */
  private static final long RAMP_SECONDS = 5;

  private static final long SETTLE_SECONDS = 300;
  private static final Duration SETTLED = Duration.ofMillis(100);

  /** A row is out with the checkpoint that follows it, or with the next if it just missed that. */
  private static final int INTERVALS_ON_THEIR_WAY = 2;

  private static final double MILLIS_PER_SECOND = 1e3;

  private final LoadRun run;
  private final Simulator simulator;
  private final Instruments instruments;
  private final SearchPlan plan;
  private final double intervalSeconds;
  private final int partitions;
  private final Consumer<Span> best;
  private double highest;
  private boolean tried;

  /**
   * Trials of a run.
   *
   * @param partitions of the busiest topic
   * @param best takes what was measured at the highest rate that held so far
   */
  RateTrial(
      LoadRun run,
      Simulator simulator,
      Instruments instruments,
      SearchPlan plan,
      Place place,
      int partitions,
      Consumer<Span> best) {
    this.run = run;
    this.simulator = simulator;
    this.instruments = instruments;
    this.plan = plan;
    this.intervalSeconds =
        ReportMaker.intervalMillis(place, instruments.snapshot()) / MILLIS_PER_SECOND;
    this.partitions = partitions;
    this.best = best;
  }

  @Override
  public RateSearch.Attempt at(double rate) throws Exception {
    if (tried) {
      settle();
    }
    tried = true;
    simulator.pace(rate);
    String phase = String.format(Locale.ROOT, "trying %,.0f ticks/s", rate);
    pauses(RAMP_SECONDS, phase);
    run.mark();
    Bounds bounds = Bounds.of(rate, intervalSeconds, partitions, plan.hold());
    long end = System.nanoTime() + plan.hold().toNanos();
    Span span = run.span();
    // What is lost already need not be waited for: the more is left, the longer it settles.
    while (System.nanoTime() < end && !bounds.lost(span)) {
      run.pause(phase);
      span = run.span();
    }
    String why = bounds.broken(span);
    if (why.isEmpty()) {
      span = span.late(onTheirWay(phase));
      why = bounds.broken(span);
    }
    LoadReport.Step step = step(rate, span, why);
    if (step.held() && rate > highest || highest == 0) {
      highest = step.held() ? rate : 0;
      best.accept(span);
    }
    return new RateSearch.Attempt(step, bounds.farBehind(span));
  }

  /**
   * What is measured when the last rows of a step have come, at the same rate: those that take
   * longest would else be left out.
   */
  private Measured onTheirWay(String phase) throws Exception {
    instruments.cut();
    long millis = (long) (intervalSeconds * MILLIS_PER_SECOND * INTERVALS_ON_THEIR_WAY);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      run.pause(phase);
    }
    return instruments.snapshot();
  }

  /** Lets sender and jobs work off what a rate that was too high has left. */
  private void settle() throws Exception {
    Bounds bounds = Bounds.of(plan.from(), intervalSeconds, partitions, plan.hold());
    settle(() -> bounds.settled(instruments.snapshot()));
  }

  /** Lets the sender send what the last rate has left: else it would count as lost. */
  void sendRest() throws Exception {
    settle(() -> true);
  }

  private void settle(BooleanSupplier jobs) throws Exception {
    // What does not hold at the lowest rate is worked off below it.
    simulator.pace(highest == 0 ? plan.from() / 2 : plan.from());
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
    while (simulator.behind().compareTo(SETTLED) > 0 || !jobs.getAsBoolean()) {
      if (System.nanoTime() > latest) {
        throw new Broken("the jobs did not work off what was left within " + SETTLE_SECONDS + " s");
      }
      run.pause("settling");
    }
  }

  private void pauses(long seconds, String phase) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      run.pause(phase);
    }
  }

  private static LoadReport.Step step(double rate, Span span, String why) {
    LoadReport.Resources resources = span.measured().resources();
    Lag lag = span.measured().lag();
    double jobs =
        resources == null ? 0 : resources.cpuSeconds().getOrDefault("job", 0.0) / span.seconds();
    return new LoadReport.Step(
        rate,
        span.ticksPerSecond(),
        why.isEmpty(),
        why,
        span.seconds(),
        lag.max(),
        p99(span.measured().latency(), List.of("signals")),
        p99(span.measured().latency(), Goal.LEDGER_OUTPUTS),
        jobs,
        resources == null ? 0 : resources.jobMicrosPerTick());
  }

  private static double p99(Map<String, Distribution> latency, List<String> outputs) {
    return outputs.stream()
        .filter(latency::containsKey)
        .mapToDouble(output -> latency.get(output).p99())
        .max()
        .orElse(0);
  }
}
