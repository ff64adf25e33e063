package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules of a symbol without looking at those of others. */
final class RuleIndex {
  private final List<Rule> ofAll = new ArrayList<>();
  private final Map<String, List<Rule>> bySymbol = new HashMap<>();

  RuleIndex(List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.symbols().isEmpty()) {
        ofAll.add(rule);
      } else {
        rule.symbols().forEach(s -> bySymbol.computeIfAbsent(s, x -> new ArrayList<>()).add(rule));
      }
    }
  }

  /** The rules that serve a symbol, by name. */
  List<Rule> serving(String symbol, AssetClass assetClass) {
    List<Rule> serving = new ArrayList<>(bySymbol.getOrDefault(symbol, List.of()));
    serving.addAll(ofAll);
    serving.removeIf(rule -> !rule.serves(assetClass));
    serving.sort(Comparator.comparing(Rule::name));
    return serving;
  }
}
