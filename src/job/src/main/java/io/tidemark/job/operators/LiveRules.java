package io.tidemark.job.operators;

import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.codec.RuleChangeCodec;
import io.tidemark.job.flow.RuleChange;
import io.tidemark.job.rules.RuleSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force, the same in every subtask. State keeps what the topic has said of each name,
 * and only that: the file's rules are those of the file that the job was started with, below it.
 */
final class LiveRules {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRules.class);

  private final BroadcastState<String, RuleChange> changes;
  private final RuleSet rules;

  /**
   * The rules of a file, and over them what state remembers.
   *
   * @param interval length of the bars that indicators run on where nothing else is said, µs
   */
  LiveRules(OperatorStateStore store, List<RuleText> file, long interval) throws Exception {
    changes =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "rule-changes", StringSerializer.INSTANCE, new RuleChangeCodec()));
    rules = new RuleSet(file, interval);
    for (Map.Entry<String, RuleChange> entry : changes.immutableEntries()) {
      restore(entry.getValue());
    }
  }

  private void restore(RuleChange change) {
    try {
      rules.apply(change);
    } catch (IllegalArgumentException e) {
      // It was checked with the settings of then; with those of now it means nothing.
      LOG.warn("A rule of the topic rests, since it does not fit the settings: {}", e.getMessage());
    }
  }

  /** Does what a record of the topic says; whether it says anything new. */
  boolean apply(RuleChange change) throws Exception {
    if (change.equals(changes.get(change.name()))) {
      return false;
    }
    rules.apply(change);
    changes.put(change.name(), change);
    return true;
  }

  /** The rules that run, by name. */
  List<Rule> running() {
    return rules.running();
  }
}
