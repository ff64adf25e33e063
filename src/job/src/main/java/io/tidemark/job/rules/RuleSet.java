package io.tidemark.job.rules;

import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules in force: those of the file, and over them what the topic has said of each name. */
public final class RuleSet {
  private final TreeMap<String, RuleText> rules = new TreeMap<>();

  /**
   * @param file the rules of the file
   * @param changes what the topic has said, by name; empty for a rule that it has deleted
   */
  public RuleSet(List<RuleText> file, Map<String, Optional<RuleText>> changes) {
    file.forEach(rule -> rules.put(rule.name(), rule));
    changes.forEach(
        (name, change) -> {
          if (change.isPresent()) {
            rules.put(name, change.get());
          } else {
            rules.remove(name);
          }
        });
  }

  /**
   * The rules that run, by name.
   *
   * @param interval length of the bars that indicators run on where nothing else is said, µs
   */
  public List<Rule> running(long interval) {
    List<Rule> running = new ArrayList<>();
    for (RuleText text : rules.values()) {
      if (text.enabled()) {
        running.add(RuleParser.parse(text, interval));
      }
    }
    return running;
  }
}
