package io.tidemark.desk;

import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.TopicVerifier;
import io.tidemark.desk.live.Caught;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.nio.file.Path;
import java.sql.Connection;

/** How a demo ends: everything that was sent is worked off, then all of it is recomputed. */
final class DemoEnd {
  private static final long DRAIN_SECONDS = 120;
  private static final long CANCEL_SECONDS = 30;

  private final Settings settings;
  private final DemoView view;
  private final Traffic traffic;
  private final LiveJob trading;
  private final LiveJob load;

  DemoEnd(Settings settings, DemoView view, Traffic traffic, LiveJob trading, LiveJob load) {
    this.settings = settings;
    this.view = view;
    this.traffic = traffic;
    this.trading = trading;
    this.load = load;
  }

  /**
   * Ends the jobs and verifies.
   *
   * @param savepoint a folder for what a drained job leaves
   */
  Report reach(LocalPostgres postgres, Path savepoint) throws Exception {
    traffic.end();
    Caught.upTo(
        view.group(JobKind.TRADING),
        JobKind.TRADING.lastRecords(settings),
        () -> view.look("reading the rest"));
    view.tradingEnds();
    view.look("draining");
    trading.drain(savepoint, DRAIN_SECONDS);
    Caught.upTo(
        view.group(JobKind.LOAD),
        JobKind.LOAD.lastRecords(settings),
        () -> view.look("loading the rest"));
    view.close();
    load.cancelAndWait(CANCEL_SECONDS);
    try (Connection database = postgres.connect(LocalPostgres.USER)) {
      return TopicVerifier.verify(
          TopicsCheck.inputs(settings),
          settings.get(Keys.LEDGER_ID),
          database,
          line -> view.verifying(line));
    }
  }
}
