package io.tidemark.job.kafka;

import io.tidemark.engine.rule.RuleText;
import io.tidemark.wire.SignalRule;

/** Rules as records of their topic, and back. */
final class RuleRecords {
  private RuleRecords() {}

  static RuleText text(SignalRule record) {
    return new RuleText(
        record.getName(),
        record.getKind(),
        record.getOn(),
        record.getClasses(),
        record.getSymbols(),
        record.getBuy(),
        record.getSell(),
        record.getEmit(),
        record.getCooldown(),
        record.getSize(),
        record.getEnabled());
  }

  static SignalRule record(RuleText text) {
    return new SignalRule(
        text.name(),
        text.kind(),
        text.on(),
        text.classes(),
        text.symbols(),
        text.buy(),
        text.sell(),
        text.emit(),
        text.cooldown(),
        text.size(),
        text.enabled());
  }
}
