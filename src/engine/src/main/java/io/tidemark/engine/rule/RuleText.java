package io.tidemark.engine.rule;

import java.io.Serializable;
import java.util.List;

/**
 * A rule as it is written, in a file or a topic; null or empty is absent, which takes the default.
 *
 * @param name its name, unique among the rules
 * @param kind what stands in the column {@code kind} of its signals; default is the name
 * @param on {@code tick}, or the length of the bars at whose close it looks; default is tick if it
 *     uses a value of ticks, else the interval of the indicators
 * @param classes asset classes that it serves; default is all
 * @param symbols symbols that it serves, of those classes; default is all
 * @param buy when it says BUY
 * @param sell when it says SELL
 * @param emit {@code edge} (default) or {@code every}
 * @param cooldown how long it says no more of a symbol in a direction after it has; default is none
 * @param size the size of its signals; default is none
 * @param enabled false if it is to rest
 */
public record RuleText(
    String name,
    String kind,
    String on,
    List<String> classes,
    List<String> symbols,
    String buy,
    String sell,
    String emit,
    String cooldown,
    String size,
    boolean enabled)
    implements Serializable {
  /** Copies the lists. */
  public RuleText {
    classes = classes == null ? List.of() : List.copyOf(classes);
    symbols = symbols == null ? List.of() : List.copyOf(symbols);
  }
}
