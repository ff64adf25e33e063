package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules that look at the consolidated quote after each tick. Their conditions are compared in
 * integers, whatever the size of the products.
 */
final class BookRules {
  private static final int BUY = 1;
  private static final int SELL = 2;

  private final Rule[] rules;
  private final String[] names;

  BookRules(List<Rule> all) {
    rules = all.stream().filter(r -> r.kind() != Rule.Kind.EMA_CROSS).toArray(Rule[]::new);
    names = new String[rules.length];
    for (int i = 0; i < rules.length; i++) {
      names[i] = rules[i].name();
    }
  }

  /** Their names, in their order; not to be changed. */
  String[] names() {
    return names;
  }

  /** The numbers of the rules that serve a symbol, in their order. */
  int[] serving(String symbol, AssetClass assetClass) {
    return IntStream.range(0, rules.length)
        .filter(i -> rules[i].serves(symbol, assetClass))
        .toArray();
  }

  /** Looks at the live quote after an on-time tick. */
  void fire(int[] serving, HotPart hot, Tick tick, MarketOut out) {
    QuoteSide bid = hot.live.bid;
    QuoteSide ask = hot.live.ask;
    boolean usable = hot.live.twoSided() && bid.bestPrice() <= ask.bestPrice();
    for (int index : serving) {
      Rule rule = rules[index];
      if (rule.parameters() instanceof Rule.SpreadTight tight) {
        if (speaks(hot, index, BUY, usable && holds(tight, bid, ask))) {
          out.signal(spreadSignal(rule, tight, bid, ask, tick));
        }
      } else if (rule.parameters() instanceof Rule.BookImbalance imbalance) {
        if (speaks(hot, index, BUY, usable && outweighs(bid, ask, imbalance.ratio()))) {
          out.signal(imbalanceSignal(rule, imbalance, "BUY", ask.bestPrice(), bid, ask, tick));
        }
        if (speaks(hot, index, SELL, usable && outweighs(ask, bid, imbalance.ratio()))) {
          out.signal(imbalanceSignal(rule, imbalance, "SELL", bid.bestPrice(), ask, bid, tick));
        }
      }
    }
  }

  /** Notes whether the condition holds and says whether that is worth a signal. */
  private boolean speaks(HotPart hot, int index, int condition, boolean holds) {
    byte edges = hot.edges[index];
    hot.edges[index] = (byte) (holds ? edges | condition : edges & ~condition);
    return holds && (rules[index].emit() == Rule.Emit.EVERY || (edges & condition) == 0);
  }

  private static boolean holds(Rule.SpreadTight tight, QuoteSide bid, QuoteSide ask) {
    long price = bid.bestPrice();
    // A bid below zero has a right side of at most zero, which no uncrossed spread is below.
    return price > 0
        && bid.bestSize() != Fixed8.ABSENT
        && compareProducts(ask.bestPrice() - price, Fixed8.ONE, tight.factor(), price) < 0;
  }

  private static boolean outweighs(QuoteSide heavy, QuoteSide light, long ratio) {
    if (heavy.bestSize() == Fixed8.ABSENT || light.bestSize() == Fixed8.ABSENT) {
      return false;
    }
    if (heavy.bestSizeFits() && light.bestSizeFits()) {
      return compareProducts(heavy.bestSize(), Fixed8.ONE, ratio, light.bestSize()) > 0;
    }
    BigInteger left = heavy.exactBestSize().multiply(BigInteger.valueOf(Fixed8.ONE));
    return left.compareTo(light.exactBestSize().multiply(BigInteger.valueOf(ratio))) > 0;
  }

  /** Compares a × b with c × d, exactly. */
  private static int compareProducts(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
  }

  private static Signal spreadSignal(
      Rule rule, Rule.SpreadTight tight, QuoteSide bid, QuoteSide ask, Tick tick) {
    return new Signal(
        tick.ts,
        tick.symbol,
        rule.kind().name(),
        "BUY",
        ask.bestPrice(),
        Math.min(bid.bestSize(), tight.maxSize()),
        Fixed8.print(ask.bestPrice() - bid.bestPrice()),
        product(tight.factor(), BigInteger.valueOf(bid.bestPrice())),
        rule.name(),
        tick.part,
        tick.place);
  }

  private static Signal imbalanceSignal(
      Rule rule,
      Rule.BookImbalance imbalance,
      String direction,
      long price,
      QuoteSide heavy,
      QuoteSide light,
      Tick tick) {
    return new Signal(
        tick.ts,
        tick.symbol,
        rule.kind().name(),
        direction,
        price,
        imbalance.size(),
        product(Fixed8.ONE, heavy.exactBestSize()),
        product(imbalance.ratio(), light.exactBestSize()),
        rule.name(),
        tick.part,
        tick.place);
  }

  /** The product of two figures of 8 places, printed at 8 places like every other figure. */
  private static String product(long factor, BigInteger units) {
    return new BigDecimal(units.multiply(BigInteger.valueOf(factor)), 2 * Fixed8.PLACES)
        .setScale(Fixed8.PLACES, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
