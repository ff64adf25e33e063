package io.tidemark.desk;

import io.tidemark.datagen.verify.Report;
import io.tidemark.desk.live.Caught;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.job.Settings;
import java.nio.file.Path;

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
  Report reach(Path savepoint) throws Exception {
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
    return TopicsCheck.verify(settings, true, true, view::verifying);
  }
}
