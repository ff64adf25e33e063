package io.tidemark.job.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * An operator with several subtasks on RocksDB, without a cluster. It can be stopped with a
 * checkpoint and started again with another number of subtasks.
 */
final class Harness<A, B, O> {
  static final int MAX_PARALLELISM = 720;
  private static final List<OutputTag<?>> SIDES =
      List.of(
          Tags.DEAD,
          Tags.COUNTS,
          Tags.UNLISTED,
          Tags.SIGNALS,
          Tags.BARS,
          Tags.INDICATORS,
          Tags.LOG,
          Tags.ALERTS,
          Tags.PARTIAL_BARS);

  /** The name under which the sums of the counts are told. */
  static final String SUMS = "summed counts";

  private final Supplier<TwoInputStreamOperator<A, B, O>> factory;
  private final KeySelector<A, String> firstKey;

  /** Says which subtask an element of the second input is for: null, or a null key, for all. */
  private final KeySelector<B, String> secondKey;

  private final TypeSerializer<O> out;

  /** Everything sent so far, by output; the main one is "". Watermarks stand among it as well. */
  final Map<String, List<Object>> sent = new TreeMap<>();

  private List<KeyedTwoInputStreamOperatorTestHarness<String, A, B, O>> subtasks = List.of();
  private long checkpoint;

  Harness(
      Supplier<TwoInputStreamOperator<A, B, O>> factory,
      KeySelector<A, String> firstKey,
      KeySelector<B, String> secondKey,
      TypeSerializer<O> out) {
    this.out = out;
    this.factory = factory;
    this.firstKey = firstKey;
    this.secondKey = secondKey;
  }

  Harness<A, B, O> start(int parallelism) throws Exception {
    return start(parallelism, null, 0);
  }

  private Harness<A, B, O> start(int parallelism, OperatorSubtaskState state, int before)
      throws Exception {
    subtasks = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      var subtask =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              factory.get(), firstKey, null, Types.STRING, MAX_PARALLELISM, parallelism, i);
      subtask.setStateBackend(new EmbeddedRocksDBStateBackend());
      subtask.getExecutionConfig().enableObjectReuse();
      subtask.setup(out);
      if (state == null) {
        subtask.initializeEmptyState();
      } else {
        subtask.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, before, parallelism, i));
      }
      subtask.open();
      subtasks.add(subtask);
    }
    return this;
  }

  /** Takes a checkpoint, throws everything away and starts from it. */
  Harness<A, B, O> restart(int parallelism) throws Exception {
    return restart(parallelism, checkpoint());
  }

  private Harness<A, B, O> restart(int parallelism, OperatorSubtaskState[] states)
      throws Exception {
    close();
    return start(
        parallelism, AbstractStreamOperatorTestHarness.repackageState(states), states.length);
  }

  private OperatorSubtaskState[] checkpoint() throws Exception {
    checkpoint++;
    OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
    for (int i = 0; i < states.length; i++) {
      subtasks.get(i).prepareSnapshotPreBarrier(checkpoint);
      states[i] = subtasks.get(i).snapshot(checkpoint, 0);
    }
    return states;
  }

  Harness<A, B, O> run(Script<A, B> script, int from, int to) throws Exception {
    for (Script.Step<A, B> step : script.steps.subList(from, to)) {
      step(step);
    }
    collect();
    return this;
  }

  Harness<A, B, O> run(Script<A, B> script) throws Exception {
    return run(script, 0, script.steps.size());
  }

  /**
   * Runs a script with restarts: at step, to parallelism. Ends of inputs that came before a restart
   * come again after it, as with Flink; all other watermarks begin anew.
   */
  Harness<A, B, O> run(Script<A, B> script, TreeMap<Integer, Integer> restarts) throws Exception {
    int from = 0;
    for (Map.Entry<Integer, Integer> restart : restarts.entrySet()) {
      run(script, from, restart.getKey());
      from = restart.getKey();
      restart(restart.getValue());
      for (Script.Step<A, B> step : script.steps.subList(0, from)) {
        if (ends(step)) {
          step(step);
        }
      }
    }
    return run(script, from, script.steps.size());
  }

  private static boolean ends(Script.Step<?, ?> step) {
    return step.watermark() == Long.MAX_VALUE && step.kind() == Script.Kind.WATERMARK;
  }

  private void step(Script.Step<A, B> step) throws Exception {
    String secondsKey =
        step.second() == null || secondKey == null ? null : secondKey.getKey(step.second());
    if (step.first() != null) {
      owner(firstKey.getKey(step.first())).processElement1(new StreamRecord<>(step.first()));
    } else if (secondsKey != null) {
      owner(secondsKey).processElement2(new StreamRecord<>(step.second()));
    } else {
      for (var subtask : subtasks) {
        if (step.second() != null) {
          subtask.processElement2(new StreamRecord<>(step.second()));
        } else if (step.kind() == Script.Kind.IDLE) {
          if (step.input() == 1) {
            subtask.processWatermarkStatus1(WatermarkStatus.IDLE);
          } else {
            subtask.processWatermarkStatus2(WatermarkStatus.IDLE);
          }
        } else if (step.input() == 1) {
          subtask.processWatermark1(new Watermark(step.watermark()));
          if (ends(step)) {
            subtask.endInput1();
          }
        } else {
          subtask.processWatermark2(new Watermark(step.watermark()));
          if (ends(step)) {
            subtask.endInput2();
          }
        }
      }
    }
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, A, B, O> owner(String key) {
    return subtasks.get(
        KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, subtasks.size()));
  }

  private void collect() {
    for (var subtask : subtasks) {
      for (Object element : subtask.getOutput()) {
        if (!(element instanceof WatermarkStatus)) {
          add("", element instanceof StreamRecord<?> record ? record.getValue() : element);
        }
      }
      subtask.getOutput().clear();
      for (OutputTag<?> tag : SIDES) {
        var records = subtask.getSideOutput(tag);
        if (records != null) {
          records.forEach(record -> add(tag.getId(), record.getValue()));
          records.clear();
        }
      }
    }
  }

  private void add(String output, Object value) {
    sent.computeIfAbsent(output, o -> new ArrayList<>()).add(value);
  }

  /** What an output was sent, in the order of one subtask. */
  <T> List<T> sent(OutputTag<T> tag, Class<T> type) {
    return sent.getOrDefault(tag.getId(), List.of()).stream().map(type::cast).toList();
  }

  /** Everything sent, but for watermarks, without the order; counts are summed. */
  Map<String, List<String>> sorted() {
    Map<String, List<String>> sorted = new TreeMap<>();
    sent.forEach(
        (output, values) ->
            sorted.put(
                output,
                values.stream()
                    .filter(value -> !(value instanceof Watermark))
                    .map(Object::toString)
                    .sorted()
                    .toList()));
    sorted.remove(Tags.COUNTS.getId());
    sorted.put(SUMS, Tallies.sum(sent.getOrDefault(Tags.COUNTS.getId(), List.of())));
    sorted.computeIfPresent(
        Tags.UNLISTED.getId(), (tag, symbols) -> symbols.stream().distinct().toList());
    sorted.values().removeIf(List::isEmpty);
    return sorted;
  }

  /** Keys that have something in any of these keyed states, once all has been written. */
  int keys(String... states) throws Exception {
    checkpoint();
    int keys = 0;
    for (AbstractStreamOperator<?> operator : operators()) {
      for (String state : states) {
        try (Stream<String> names =
            operator.<String>getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
          keys += (int) names.count();
        }
      }
    }
    return keys;
  }

  /** The operators themselves. */
  List<AbstractStreamOperator<O>> operators() {
    return subtasks.stream().map(AbstractStreamOperatorTestHarness::getOperator).toList();
  }

  int timers() {
    return subtasks.stream()
        .mapToInt(subtask -> subtask.numEventTimeTimers() + subtask.numProcessingTimeTimers())
        .sum();
  }

  void close() throws Exception {
    for (var subtask : subtasks) {
      subtask.close();
    }
    subtasks = List.of();
  }
}
