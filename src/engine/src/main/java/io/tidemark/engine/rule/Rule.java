package io.tidemark.engine.rule;

import io.tidemark.engine.ref.AssetClass;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A rule that makes signals, as data. Made by {@link RuleParser}, which checks it.
 *
 * @param name its name, unique among the rules
 * @param kind what its signals are called
 * @param on {@link #TICK}, or the length in µs of the bars at whose close it looks
 * @param classes asset classes it serves; empty serves all
 * @param symbols symbols it serves, of those classes; empty serves all
 * @param buy when it says BUY, null for never
 * @param sell when it says SELL, null for never
 * @param emit when it speaks
 * @param cooldown event time after a signal for which it says nothing more of that symbol in that
 *     direction, µs; 0 for none
 * @param size size of its signals, null for none
 */
public record Rule(
    String name,
    String kind,
    long on,
    Set<AssetClass> classes,
    Set<String> symbols,
    Condition buy,
    Condition sell,
    Emit emit,
    long cooldown,
    Size size)
    implements Serializable {
  /** In place of an interval: it looks after each tick. */
  public static final long TICK = 0;

  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** When a rule speaks. */
  public enum Emit {
    /** When its condition becomes true. */
    EDGE,
    /** At every look at which its condition is true. */
    EVERY
  }

  /** Copies the sets, in a fixed order. */
  public Rule {
    EnumSet<AssetClass> orderedClasses = EnumSet.noneOf(AssetClass.class);
    orderedClasses.addAll(classes);
    classes = Collections.unmodifiableSet(orderedClasses);
    symbols = Collections.unmodifiableSet(new TreeSet<>(symbols));
  }

  /** Whether it looks after each tick. */
  public boolean onTicks() {
    return on == TICK;
  }

  /** Whether it looks at symbols of this class. */
  public boolean serves(AssetClass assetClass) {
    return classes.isEmpty() || classes.contains(assetClass);
  }

  /** Every value that its conditions look at. */
  public Stream<Value> values() {
    return Stream.of(buy == null ? Stream.<Value>empty() : buy.values(), sellValues())
        .flatMap(s -> s);
  }

  private Stream<Value> sellValues() {
    return sell == null ? Stream.empty() : sell.values();
  }

  /**
   * A number of what it asks: the same as long as its conditions and its looks are. What a symbol
   * remembers of a rule is good for as long as that stays.
   */
  public long fingerprint() {
    String asks =
        on + "\n" + (buy == null ? "" : buy.text()) + "\n" + (sell == null ? "" : sell.text());
    long hash = FNV_BASIS;
    for (byte b : asks.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
