package io.tidemark.job.rules;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Comparison.Term;
import io.tidemark.engine.rule.Condition;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.Rule.Emit;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.engine.rule.Size;
import io.tidemark.engine.rule.Value;
import io.tidemark.engine.rule.Value.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows a rule as it is understood: every default filled in, every value with its interval. */
public final class RulePrinter {
  private RulePrinter() {}

  /**
   * A rule as an entry of a rules file, each field a line, the values it looks at as a comment.
   *
   * @param interval length of the bars that indicators run on where nothing else is said, µs
   * @throws IllegalArgumentException if the rule cannot be used
   */
  public static List<String> lines(RuleText text, long interval) {
    Rule rule = RuleParser.parse(text, interval);
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + rule.name());
    if (!rule.kind().equals(rule.name())) {
      lines.add("  kind: " + rule.kind());
    }
    lines.add("  on: " + (rule.onTicks() ? "tick" : Intervals.print(rule.on())));
    if (!rule.classes().isEmpty()) {
      lines.add("  classes: " + list(rule.classes().stream().map(AssetClass::name).toList()));
    }
    if (!rule.symbols().isEmpty()) {
      lines.add("  symbols: " + list(rule.symbols().stream().map(RulePrinter::quoted).toList()));
    }
    add(lines, "buy", rule.buy());
    add(lines, "sell", rule.sell());
    if (rule.emit() == Emit.EVERY) {
      lines.add("  emit: every");
    }
    if (rule.cooldown() > 0) {
      lines.add("  cooldown: " + Intervals.print(rule.cooldown()));
    }
    if (rule.size() != null) {
      lines.add("  size: " + size(rule.size()));
    }
    if (!text.enabled()) {
      lines.add("  enabled: false");
    }
    lines.add("  # uses " + values(rule));
    return lines;
  }

  private static void add(List<String> lines, String field, Condition condition) {
    if (condition != null) {
      lines.add("  " + field + ": " + condition(condition));
    }
  }

  private static String condition(Condition condition) {
    return condition.steps().stream().map(RulePrinter::step).collect(Collectors.joining(" then "));
  }

  private static String step(Condition.Step step) {
    String all =
        step.all().stream()
            .map(c -> side(c.left()) + ' ' + c.op().text() + ' ' + side(c.right()))
            .collect(Collectors.joining(" and "));
    return step.within() == 0
        ? all
        : all
            + " within "
            + (step.bars() ? step.within() + " bars" : Intervals.print(step.within()));
  }

  private static String side(List<Term> terms) {
    StringBuilder side = new StringBuilder();
    for (Term term : terms) {
      boolean minus = term.factor() < 0;
      side.append(side.isEmpty() ? minus ? "-" : "" : minus ? " - " : " + ");
      String factor = Fixed8.print(Math.abs(term.factor()));
      if (term.value() == Value.One.ONE) {
        side.append(factor);
      } else {
        side.append(factor.equals("1") ? "" : factor + " * ").append(value(term.value()));
      }
    }
    return side.toString();
  }

  private static String value(Value value) {
    return value instanceof Line line
        ? line.name().text() + '@' + Intervals.print(line.interval()) + (line.before() ? "[1]" : "")
        : value.text();
  }

  private static String size(Size size) {
    String units = Fixed8.print(size.units());
    return size.limit() == null ? units : "min(" + size.limit().text() + ", " + units + ")";
  }

  private static String values(Rule rule) {
    TreeSet<String> names = new TreeSet<>();
    rule.values().filter(value -> value != Value.One.ONE).forEach(value -> names.add(value(value)));
    return names.isEmpty() ? "no value" : String.join(", ", names);
  }

  private static String list(List<String> words) {
    return "[" + String.join(", ", words) + "]";
  }

  /** A symbol may hold what YAML reads otherwise. */
  private static String quoted(String symbol) {
    return symbol.matches("[A-Za-z][A-Za-z0-9_.]*")
            && !symbol.matches("(?i)y|n|yes|no|on|off|true|false|null")
        ? symbol
        : '"' + symbol.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
