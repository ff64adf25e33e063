package io.tidemark.job.rules;

import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.flow.RuleChange;
import java.util.List;
import java.util.TreeMap;

/** The rules in force: those of the file, and over them what the topic has said of each name. */
public final class RuleSet {
  private final long interval;
  private final TreeMap<String, Rule> running = new TreeMap<>();

  /**
   * The rules of a file.
   *
   * @param file its rules, checked
   * @param interval length of the bars that indicators run on where nothing else is said, µs
   */
  public RuleSet(List<RuleText> file, long interval) {
    this.interval = interval;
    file.forEach(rule -> apply(RuleChange.of(rule)));
  }

  /**
   * Does what a change says: puts a rule in the place of the one of its name, or takes that out.
   *
   * @throws IllegalArgumentException if the rule cannot be used; then none of its name runs
   */
  public void apply(RuleChange change) {
    running.remove(change.name());
    if (change.text() != null && change.text().enabled()) {
      running.put(change.name(), RuleParser.parse(change.text(), interval));
    }
  }

  /** The rules that run, by name. */
  public List<Rule> running() {
    return List.copyOf(running.values());
  }
}
