package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.job.codec.FlowCodecs;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.Count.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what becomes of records, exactly, through failures and rescaling. The counts are sent once
 * and then forgotten, so that a restart after the end does not send them again.
 */
final class Tally {
  private static final int FATES = Fate.values().length;
  private static final Map<Fate, String> NAMES =
      Map.of(
          Fate.READ, "in",
          Fate.APPLIED, "applied",
          Fate.LATE, "late",
          Fate.DUPLICATE, "duplicate",
          Fate.DEAD, "dead");

  /** By input and fate; the dead of all reasons together. */
  private final long[] counts = new long[InputFile.values().length * FATES];

  private final Map<InputFile, Map<Reason, Long>> dead = new EnumMap<>(InputFile.class);
  private ListState<Count> state;

  void restore(OperatorStateStore store) throws Exception {
    state = store.getListState(new ListStateDescriptor<>("tally", new FlowCodecs.CountCodec()));
    for (Count count : state.get()) {
      if (count.fate() == Fate.DEAD) {
        addDead(count.source(), Reason.valueOf(count.reason()), count.n());
      } else {
        counts[index(count.source(), count.fate())] += count.n();
      }
    }
  }

  void snapshot() throws Exception {
    state.update(counts());
  }

  /**
   * Shows the counts of these inputs, as {@code records.<input>.<fate>} of the operator's metrics.
   */
  void register(MetricGroup metrics, InputFile... sources) {
    MetricGroup records = metrics.addGroup("records");
    for (InputFile source : sources) {
      MetricGroup group = records.addGroup(source.source());
      for (Fate fate : Fate.values()) {
        int index = index(source, fate);
        group.<Long, Gauge<Long>>gauge(NAMES.get(fate), () -> counts[index]);
      }
    }
  }

  void add(InputFile source, Fate fate) {
    counts[index(source, fate)]++;
  }

  void addDead(InputFile source, Reason reason) {
    addDead(source, reason, 1);
  }

  private void addDead(InputFile source, Reason reason, long n) {
    counts[index(source, Fate.DEAD)] += n;
    dead.computeIfAbsent(source, s -> new EnumMap<>(Reason.class)).merge(reason, n, Long::sum);
  }

  void send(Consumer<Count> out) {
    counts().forEach(out);
    Arrays.fill(counts, 0);
    dead.clear();
  }

  private List<Count> counts() {
    List<Count> list = new ArrayList<>();
    for (InputFile source : InputFile.values()) {
      for (Fate fate : Fate.values()) {
        long n = counts[index(source, fate)];
        if (n != 0 && fate != Fate.DEAD) {
          list.add(new Count(source, fate, "", n));
        }
      }
      dead.getOrDefault(source, Map.of())
          .forEach((reason, n) -> list.add(new Count(source, Fate.DEAD, reason.name(), n)));
    }
    return list;
  }

  private static int index(InputFile source, Fate fate) {
    return source.ordinal() * FATES + fate.ordinal();
  }
}
