package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rules of a symbol without looking at those of others. */
final class RuleIndex {
  private final Map<AssetClass, List<Rule>> byClass = new EnumMap<>(AssetClass.class);
  private final Map<String, List<Rule>> bySymbol = new HashMap<>();

  RuleIndex(List<Rule> rules) {
    for (AssetClass assetClass : AssetClass.values()) {
      byClass.put(assetClass, new ArrayList<>());
    }
    for (Rule rule : rules) {
      if (rule.symbols().isEmpty()) {
        byClass.forEach(
            (assetClass, list) -> {
              if (rule.serves(assetClass)) {
                list.add(rule);
              }
            });
      } else {
        rule.symbols().forEach(s -> bySymbol.computeIfAbsent(s, x -> new ArrayList<>()).add(rule));
      }
    }
  }

  /** The rules that serve a symbol, by name. */
  List<Rule> serving(String symbol, AssetClass assetClass) {
    List<Rule> serving = new ArrayList<>(bySymbol.getOrDefault(symbol, List.of()));
    serving.removeIf(rule -> !rule.serves(assetClass));
    serving.addAll(byClass.get(assetClass));
    serving.sort(Comparator.comparing(Rule::name));
    return serving;
  }
}
