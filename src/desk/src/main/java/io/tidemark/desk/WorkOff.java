package io.tidemark.desk;

import io.tidemark.desk.live.Caught;
import io.tidemark.desk.live.GroupOffsets;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.LiveJob;
import io.tidemark.job.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** How jobs end whose inputs have ended: everything that was sent is worked off. */
public final class WorkOff {
  private static final long DRAIN_SECONDS = 120;
  private static final long CANCEL_SECONDS = 30;

  private WorkOff() {}

  /** Looks after the jobs meanwhile. */
  public interface Watch {
    /** Looks, and shows what is being done. */
    void look(String phase) throws Exception;

    /** From now on the end of the trading job is no fault. */
    void tradingEnds();
  }

  /**
   * Ends the jobs.
   *
   * @param load the loader, where there is one
   * @param savepoint a folder for what a drained job leaves
   */
  public static void reach(
      Settings settings, LiveJob trading, Optional<LiveJob> load, Path savepoint, Watch watch)
      throws Exception {
    caught(settings, JobKind.TRADING, () -> watch.look("reading the rest"));
    watch.tradingEnds();
    watch.look("draining");
    trading.drain(savepoint, DRAIN_SECONDS);
    if (load.isPresent()) {
      caught(settings, JobKind.LOAD, () -> watch.look("loading the rest"));
      load.get().cancelAndWait(CANCEL_SECONDS);
    }
  }

  /** Waits until a job has read all that is in its topics now. */
  public static void caught(Settings settings, JobKind kind, Caught.Between between)
      throws Exception {
    try (GroupOffsets group = new GroupOffsets(settings, kind)) {
      Caught.upTo(group, kind.lastRecords(settings), between);
    }
  }
}
