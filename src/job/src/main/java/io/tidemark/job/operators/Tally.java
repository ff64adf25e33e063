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
          Fate.DEAD, "dead",
          Fate.SKIPPED, "skipped");

  /** By input and fate; of all reasons together. */
  private final long[] counts = new long[InputFile.values().length * FATES];

  /** Of the fates that have reasons, by fate, input and reason. */
  private final Map<Fate, Map<InputFile, Map<Reason, Long>>> reasons = new EnumMap<>(Fate.class);

  private ListState<Count> state;

  void restore(OperatorStateStore store) throws Exception {
    state = store.getListState(new ListStateDescriptor<>("tally", new FlowCodecs.CountCodec()));
    for (Count count : state.get()) {
      if (count.fate().hasReason()) {
        add(count.source(), count.fate(), Reason.valueOf(count.reason()), count.n());
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
    add(source, Fate.DEAD, reason, 1);
  }

  void addSkipped(InputFile source, Reason reason) {
    add(source, Fate.SKIPPED, reason, 1);
  }

  private void add(InputFile source, Fate fate, Reason reason, long n) {
    counts[index(source, fate)] += n;
    reasons
        .computeIfAbsent(fate, f -> new EnumMap<>(InputFile.class))
        .computeIfAbsent(source, s -> new EnumMap<>(Reason.class))
        .merge(reason, n, Long::sum);
  }

  void send(Consumer<Count> out) {
    counts().forEach(out);
    Arrays.fill(counts, 0);
    reasons.clear();
  }

  private List<Count> counts() {
    List<Count> list = new ArrayList<>();
    for (InputFile source : InputFile.values()) {
      for (Fate fate : Fate.values()) {
        long n = counts[index(source, fate)];
        if (n != 0 && !fate.hasReason()) {
          list.add(new Count(source, fate, "", n));
        }
      }
      reasons.forEach(
          (fate, sources) ->
              sources
                  .getOrDefault(source, Map.of())
                  .forEach((reason, n) -> list.add(new Count(source, fate, reason.name(), n))));
    }
    return list;
  }

  private static int index(InputFile source, Fate fate) {
    return source.ordinal() * FATES + fate.ordinal();
  }
}
