package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule that makes signals, as data.
 *
 * @param name its name, unique among the rules, not blank
 * @param parameters what it looks for; they decide its kind
 * @param classes asset classes it serves; empty serves all
 * @param symbols symbols it serves, of those classes; empty serves all
 * @param emit when it speaks
 */
public record Rule(
    String name, Parameters parameters, Set<AssetClass> classes, Set<String> symbols, Emit emit)
    implements Serializable {

  /** The kinds of rule of this version; the names are part of the outside contract. */
  public enum Kind {
    SPREAD_TIGHT,
    BOOK_IMBALANCE,
    EMA_CROSS
  }

  /** When a rule speaks. */
  public enum Emit {
    /** When its condition becomes true. */
    EDGE,
    /**
     * On every tick for which its condition is true. A cross is true for one bar only, so that it
     * makes no difference to {@link Kind#EMA_CROSS}.
     */
    EVERY
  }

  /** What a rule looks for; one record for each kind. */
  public sealed interface Parameters extends Serializable
      permits SpreadTight, BookImbalance, EmaCross {
    /** The kind that these parameters belong to. */
    Kind kind();
  }

  /**
   * BUY at the ask while ask − bid &lt; factor × bid; the signal's size is the lesser of the size
   * at the bid, which must be known, and maxSize.
   *
   * @param factor 1e-8, not negative
   * @param maxSize 1e-8, above 0
   */
  public record SpreadTight(long factor, long maxSize) implements Parameters {
    /** Checks the ranges. */
    public SpreadTight {
      require(factor >= 0, "factor", factor, "0 or more");
      require(maxSize > 0, "maxSize", maxSize, "above 0");
    }

    @Override
    public Kind kind() {
      return Kind.SPREAD_TIGHT;
    }
  }

  /**
   * BUY at the ask while bid size &gt; ratio × ask size, SELL at the bid while ask size &gt; ratio
   * × bid size; both sizes must be known.
   *
   * @param ratio 1e-8, above 0
   * @param size size of the signal, 1e-8, above 0
   */
  public record BookImbalance(long ratio, long size) implements Parameters {
    /** Checks the ranges. */
    public BookImbalance {
      require(ratio > 0, "ratio", ratio, "above 0");
      require(size > 0, "size", size, "above 0");
    }

    @Override
    public Kind kind() {
      return Kind.BOOK_IMBALANCE;
    }
  }

  /**
   * BUY when the fast average of closes rises above the slow one, SELL when it falls below.
   *
   * @param fast period in bars, 1 to {@link MarketConfig#MAX_PERIOD}
   * @param slow period in bars, above fast, at most {@link MarketConfig#MAX_PERIOD}
   */
  public record EmaCross(int fast, int slow) implements Parameters {
    /** Checks the ranges. */
    public EmaCross {
      require(fast >= 1, "fast", fast, "1 or more");
      require(slow > fast, "slow", slow, "above fast (" + fast + ")");
      require(slow <= MarketConfig.MAX_PERIOD, "slow", slow, "at most " + MarketConfig.MAX_PERIOD);
    }

    @Override
    public Kind kind() {
      return Kind.EMA_CROSS;
    }
  }

  /** Checks the name and copies the sets, in a fixed order. */
  public Rule {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(emit, "emit");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rule has a blank name");
    }
    EnumSet<AssetClass> orderedClasses = EnumSet.noneOf(AssetClass.class);
    orderedClasses.addAll(classes);
    classes = Collections.unmodifiableSet(orderedClasses);
    symbols = Collections.unmodifiableSet(new TreeSet<>(symbols));
  }

  /** The rules a user gets without asking. */
  public static List<Rule> defaults() {
    return List.of(
        new Rule(
            "SPREAD_TIGHT",
            new SpreadTight(10_000L, 100_000_000L),
            Set.of(AssetClass.CRYPTO),
            Set.of(),
            Emit.EDGE),
        new Rule(
            "BOOK_IMBALANCE",
            new BookImbalance(150_000_000L, 1_000_000_000_000L),
            Set.of(AssetClass.FX),
            Set.of(),
            Emit.EDGE),
        new Rule("EMA_CROSS", new EmaCross(38, 100), Set.of(), Set.of(), Emit.EDGE));
  }

  /** The kind of its parameters. */
  public Kind kind() {
    return parameters.kind();
  }

  /** Whether it looks at this symbol. */
  public boolean serves(String symbol, AssetClass assetClass) {
    return (classes.isEmpty() || classes.contains(assetClass))
        && (symbols.isEmpty() || symbols.contains(symbol));
  }

  private static void require(boolean holds, String what, long value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(what + " " + value + " of a rule is not " + range);
    }
  }
}
