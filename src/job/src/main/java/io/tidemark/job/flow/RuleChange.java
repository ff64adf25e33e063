package io.tidemark.job.flow;

import io.tidemark.engine.rule.RuleText;

/**
 * What the topic of rules says of a name.
 *
 * @param name the rule's name
 * @param text the rule, checked; null deletes the one of this name, also that of the file
 */
public record RuleChange(String name, RuleText text) implements MarketNews {
  /** A rule. */
  public static RuleChange of(RuleText text) {
    return new RuleChange(text.name(), text);
  }

  /** The end of a rule. */
  public static RuleChange deleted(String name) {
    return new RuleChange(name, null);
  }
}
