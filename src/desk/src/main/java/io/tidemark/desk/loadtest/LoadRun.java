package io.tidemark.desk.loadtest;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.measure.Instruments;
import io.tidemark.datagen.measure.Profiler;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.Closers;
import io.tidemark.desk.Faults;
import io.tidemark.desk.Screen;
import io.tidemark.desk.TopicsCheck;
import io.tidemark.desk.WorkOff;
import io.tidemark.desk.live.JobFailed;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.StopSignal;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One load test: start, reference data, warm-up, traffic that is measured, the rest worked off, and
 * the outputs verified. What ends it early is an incident, and what was measured until then is
 * kept.
 */
final class LoadRun implements WorkOff.Watch, AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(1);
  private static final long LOOK_MILLIS = 1_000;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long READY_SECONDS = 120;
  private static final long OVERTIME_SECONDS = 60;

  /** Instruments are up and threads are there by then, so that nothing of the start is late. */
  private static final Duration AHEAD = Duration.ofSeconds(2);

  private final LoadRequest request;
  private final ReportFolder folder;
  private final Runnable stopped;
  private final LoadView view;
  private final Screen screen;
  private final Closers closers = new Closers();
  private final List<LoadReport.Incident> incidents = new ArrayList<>();
  private final Place place;
  private Simulator simulator;
  private Servers servers;
  private Jobs jobs;
  private Instruments instruments;
  private Instant began;
  private long origin;
  private Tally marked;
  private Duration unackedMax = Duration.ZERO;
  private boolean flows;
  private boolean drains;
  private Tally ended;
  private long looked = System.nanoTime() - LOOK_NANOS;
  private long lettersBefore;

  /**
   * A load test that has not begun.
   *
   * @param folder where the report will go
   * @param stopped called when it ends by a signal, before it reports what it has
   */
  LoadRun(LoadRequest request, ReportFolder folder, Screen screen, Runnable stopped) {
    this.request = request;
    this.folder = folder;
    this.stopped = stopped;
    this.screen = screen;
    this.view = new LoadView(screen, request.scenario().name());
    this.place = closers.add(new Place(request, screen));
  }

  /**
   * Runs it.
   *
   * @return what it found, also if the traffic ended early
   * @throws Exception if it came to no traffic
   */
  LoadReport run() throws Exception {
    ReportMaker maker = new ReportMaker(request);
    place.open();
    Settings settings = place.settings();
    simulator =
        closers.add(
            new Simulator(
                request.scenario().market(),
                KafkaClients.producer(settings),
                settings.get(Keys.TOPICS_PREFIX),
                WireFormats.of(settings)));
    servers = closers.add(new Servers(place, request.load()));
    simulator.reference();
    jobs = place.jobs(this::incident);
    screen.say("Web UI  " + jobs.rest());
    awaitReady();
    open();
    try {
      traffic(maker);
      end(maker);
    } catch (Exception e) {
      String why = broken(e);
      incident(why);
      maker.broken(why);
      arrive();
      if (maker.lacksSpan()) {
        maker.span(span());
      }
      if (servers.databaseGone() && !drains) {
        withoutDatabase(maker);
      }
    }
    long letters = lettersBefore + letters();
    return maker.report(
        place, began, incidents, instruments.snapshot(), letters, Tally.of(simulator));
  }

  /** The trading job has gone on: what it made is verified all the same. */
  private void withoutDatabase(ReportMaker maker) throws InterruptedException {
    flows = false;
    servers.withoutDatabase();
    jobs.loaderEnds();
    try {
      boolean drained = jobs.workOff(this);
      verify(maker, drained, false);
    } catch (Exception e) {
      incident(broken(e));
    }
  }

  private void verify(ReportMaker maker, boolean drained, boolean loaded) throws Exception {
    if (request.verify()) {
      long start = System.nanoTime();
      Report report =
          TopicsCheck.verify(
              place.settings(), drained, loaded, line -> view.show("verifying: " + line));
      maker.verified(report, (System.nanoTime() - start) / 1e9);
    }
  }

  /** What is on its way to brokers that are there is neither lost nor an error. */
  private void arrive() throws InterruptedException {
    try {
      if (servers.brokerGone()) {
        simulator.abandon();
      } else if (simulator.failure().isEmpty()) {
        simulator.stop();
      }
    } catch (IllegalStateException e) {
      // That it cannot write is why it ended; these records are lost.
    }
  }

  /** Dead letters since the last mark. */
  private long letters() {
    return instruments.snapshot().deadLetters().values().stream().mapToLong(n -> n).sum();
  }

  /** Traffic that comes before the jobs run would wait for them, and measure their start. */
  private void awaitReady() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!jobs.ready()) {
      if (System.nanoTime() > deadline) {
        throw new Broken("the jobs did not come to a checkpoint within " + READY_SECONDS + " s");
      }
      view.show("waiting for the jobs' first checkpoints");
      jobs.look();
      servers.look();
      Thread.sleep(LOOK_MILLIS / 5);
    }
  }

  private void open() {
    began = Instant.now().plus(AHEAD);
    origin = System.nanoTime() + AHEAD.toNanos();
    instruments =
        closers.add(Instruments.start(new Probes(request, simulator, jobs).options(place, began)));
    marked = Tally.of(simulator);
    simulator.start(began);
    servers.trafficBegins();
    flows = true;
  }

  private void traffic(ReportMaker maker) throws Exception {
    Scenario scenario = request.scenario();
    until(scenario.warmUp(), "warming up");
    mark();
    Optional<Profiler> profiler =
        request.profile() ? Optional.of(Profiler.start()) : Optional.empty();
    try {
      measure(maker, scenario);
    } finally {
      if (profiler.isPresent()) {
        profiled(maker, profiler.get());
      }
    }
    flows = false;
    ended = Tally.of(simulator);
  }

  private void profiled(ReportMaker maker, Profiler profiler) {
    try {
      maker.profile(profiler.stop(folder.flames()));
    } catch (IOException e) {
      incident("the profile cannot be written: " + Faults.describe(e));
    }
  }

  private void measure(ReportMaker maker, Scenario scenario) throws Exception {
    if (scenario.search().isPresent()) {
      SearchPlan plan = scenario.search().get();
      RateTrial trial =
          new RateTrial(
              this,
              simulator,
              instruments,
              plan,
              place,
              place.partitions(Topic.TICKS),
              maker::span);
      RateSearch search = new RateSearch(plan, trial);
      try {
        search.run();
        trial.sendRest();
      } finally {
        maker.search(search.found());
      }
      simulator.stop();
    } else {
      toTheEnd(maker, scenario.market().duration());
      maker.span(span());
    }
  }

  private void end(ReportMaker maker) throws Exception {
    for (JobKind kind : jobs.kinds()) {
      String phase = kind == JobKind.TRADING ? "reading the rest" : "loading the rest";
      WorkOff.caught(place.settings(), kind, () -> look(phase));
    }
    if (request.scenario().search().isEmpty()) {
      // What was still on its way has the longest latencies of all.
      maker.late(instruments.snapshot());
    }
    boolean drained = jobs.workOff(this);
    verify(maker, drained, request.load());
    maker.completed();
  }

  /** The ledger that the jobs wrote; "" if it came to none. */
  String ledger() {
    return place.settings() == null ? "" : place.settings().get(Keys.LEDGER_ID);
  }

  /** Looks on until some time after the start of the traffic. */
  private void until(Duration end, String phase) throws Exception {
    while (elapsed() < end.toNanos()) {
      // What counts begins then, not up to a second later.
      pause(phase, end.toNanos() - elapsed());
    }
  }

  private void toTheEnd(ReportMaker maker, Duration duration) throws Exception {
    long latest = duration.toNanos() + TimeUnit.SECONDS.toNanos(OVERTIME_SECONDS);
    while (!simulator.await(GLANCE)) {
      if (elapsed() > latest) {
        String late = "the sender was stopped a minute after its time: it could not keep up";
        incident(late);
        maker.fault(late);
        simulator.stop();
        return;
      }
      pause("measuring", Math.max(FLUSH_NANOS, duration.toNanos() - elapsed()));
    }
  }

  /** Waits a second, then looks. */
  void pause(String phase) throws Exception {
    pause(phase, Long.MAX_VALUE);
  }

  private void pause(String phase, long mostNanos) throws Exception {
    TimeUnit.NANOSECONDS.sleep(Math.min(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS), mostNanos));
    look(phase);
  }

  @Override
  public void look(String phase) throws Exception {
    if (System.nanoTime() - looked < LOOK_NANOS) {
      return;
    }
    looked = System.nanoTime();
    if (flows) {
      if (simulator.oldestUnacked().compareTo(unackedMax) > 0) {
        unackedMax = simulator.oldestUnacked();
      }
      Optional<Exception> failure = simulator.failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    servers.look();
    jobs.look();
    view.show(
        phase,
        TimeUnit.NANOSECONDS.toSeconds(Math.max(0, elapsed())),
        LoadView.seconds(request.scenario().market().duration()),
        span());
  }

  @Override
  public void tradingEnds() {
    drains = true;
    jobs.tradingEnds();
  }

  /** Forgets what was measured so far. */
  void mark() {
    lettersBefore += letters();
    instruments.mark();
    marked = Tally.of(simulator);
    Duration unused = simulator.markBehind();
    unackedMax = Duration.ZERO;
  }

  /** What was measured since. */
  Span span() {
    Tally now = ended == null ? Tally.of(simulator) : ended;
    return new Span(marked, now, simulator.behindMax(), unackedMax, instruments.snapshot());
  }

  private long elapsed() {
    return System.nanoTime() - origin;
  }

  private void incident(String what) {
    screen.say(what);
    double second = instruments == null ? 0 : Math.max(0, elapsed() / 1e9);
    synchronized (incidents) {
      incidents.add(new LoadReport.Incident(second, what));
    }
  }

  /** What ended it early, in one line. */
  private String broken(Exception e) throws InterruptedException {
    long after = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, elapsed()));
    if (StopSignal.happened()) {
      stopped.run();
      return "it was stopped after " + after + " s";
    }
    Optional<String> gone = servers.gone(after);
    if (gone.isPresent()) {
      return gone.get();
    }
    String what = e instanceof Broken || e instanceof JobFailed ? e.getMessage() : describe(e);
    return what + " (after " + after + " s)";
  }

  private static String describe(Exception e) {
    return Faults.userError(e).map(UserException::getMessage).orElseGet(() -> Faults.describe(e));
  }

  @Override
  public void close() {
    closers.close();
  }
}
