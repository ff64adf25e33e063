package io.tidemark.desk;

import io.tidemark.desk.live.Checkpointing;
import io.tidemark.desk.live.GroupOffsets;
import io.tidemark.desk.live.JobKind;
import io.tidemark.desk.live.JobWatch;
import io.tidemark.desk.live.Lag;
import io.tidemark.job.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** How a run goes, in one line. */
final class StatusLine implements AutoCloseable {
  private final long began = System.nanoTime();
  private final List<GroupOffsets> offsets = new ArrayList<>();

  StatusLine(Settings settings, List<JobKind> kinds) {
    for (JobKind kind : kinds) {
      offsets.add(new GroupOffsets(settings, kind));
    }
  }

  /** The line; the first of the watches is the trading job's. */
  String text(List<JobWatch> watches) throws InterruptedException {
    List<Lag> lags = new ArrayList<>();
    try {
      for (GroupOffsets job : offsets) {
        lags.add(job.lag());
      }
    } catch (ExecutionException | TimeoutException e) {
      lags.clear();
    }
    long restarts = watches.stream().mapToLong(JobWatch::restarts).sum();
    return text(
        (System.nanoTime() - began) / 1_000_000_000, lags, watches.get(0).checkpoints(), restarts);
  }

  @Override
  public void close() {
    offsets.forEach(GroupOffsets::close);
  }

  /** E.g. {@code 00:12 · read 412,000 · lag 12 · rows 3,120 · checkpoints 11 (214 ms) · …}. */
  static String text(long seconds, List<Lag> lags, Checkpointing checkpoints, long restarts) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60));
    if (lags.isEmpty()) {
      text.append(" · broker away");
    } else {
      Lag trading = lags.get(0);
      text.append(String.format(Locale.ROOT, " · read %,d", trading.read()));
      text.append(String.format(Locale.ROOT, " · lag %,d", trading.left()));
      if (lags.size() > 1) {
        text.append(String.format(Locale.ROOT, " · rows %,d", lags.get(1).read()));
      }
    }
    text.append(
        String.format(
            Locale.ROOT,
            " · checkpoints %,d (%d ms) · restarts %,d",
            checkpoints.completed(),
            checkpoints.millis(),
            restarts));
    return text.toString();
  }
}
