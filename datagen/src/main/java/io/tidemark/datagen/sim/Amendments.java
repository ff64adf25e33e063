package io.tidemark.datagen.sim;

import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Busts and corrections of recent trades, always of both sides, so that the market stays matched.
 * Some come before the trade they are about, some twice, some are about a correction.
 */
final class Amendments {
  private static final int REMEMBERED = 200;
  private static final double BEFORE_ITS_FILL = 0.1;

  /** For so many steps fills are held back of which something was said before. */
  private static final int HELD_STEPS = 20;

  /** A trade, and the id by which its last correction named it. */
  private static final class Traded {
    private final Listing listing;
    private final List<Trade> fills;
    private String id;

    Traded(Listing listing, List<Trade> fills) {
      this.listing = listing;
      this.fills = fills;
      id = fills.get(0).getTradeId();
    }
  }

  private record Held(long step, List<Trade> fills) {}

  private final double busts;
  private final double corrections;
  private final Random random;
  private final List<Traded> remembered = new ArrayList<>();
  private final Deque<Held> held = new ArrayDeque<>();
  private long amendments;

  Amendments(SimulatorOptions options, Random random) {
    busts = options.busts();
    corrections = options.corrections();
    this.random = random;
  }

  /** The fills whose time has come; they happen now. */
  List<Trade> released(long step, Instant ts) {
    List<Trade> released = new ArrayList<>();
    while (!held.isEmpty() && held.peekFirst().step <= step) {
      held.removeFirst()
          .fills
          .forEach(
              fill -> {
                fill.setTs(ts);
                released.add(fill);
              });
    }
    return released;
  }

  /** What to send of a trade that has just been made, with what is said of it or of another. */
  List<Trade> after(Listing listing, List<Trade> fills, long step) {
    Traded traded = new Traded(listing, copies(fills));
    if (remembered.size() < REMEMBERED) {
      remembered.add(traded);
    } else {
      remembered.set(random.nextInt(REMEMBERED), traded);
    }
    double fate = random.nextDouble();
    if (fate >= busts + corrections) {
      return fills;
    }
    Instant ts = fills.get(0).getTs();
    if (random.nextDouble() < BEFORE_ITS_FILL) {
      held.add(new Held(step + HELD_STEPS, fills));
      return about(traded, fate < busts, ts);
    }
    List<Trade> all = new ArrayList<>(fills);
    Traded other = remembered.get(random.nextInt(remembered.size()));
    all.addAll(about(other, fate < busts, ts));
    return all;
  }

  private List<Trade> about(Traded traded, boolean bust, Instant ts) {
    String id = (bust ? "X" : "K") + ++amendments;
    boolean sided = random.nextBoolean();
    Listing listing = traded.listing;
    long quantity = (1 + random.nextInt(listing.lots())) * listing.lot();
    long moved = (random.nextInt(21) - 10) * listing.tickSize();
    List<Trade> messages = copies(traded.fills);
    for (Trade message : messages) {
      message.setTs(ts);
      message.setTradeId(id);
      message.setType(bust ? TradeType.BUST : TradeType.CORRECT);
      // Each correction names the one before it: so they apply in one order on both sides
      message.setRefTradeId(traded.id);
      message.setSide(sided ? message.getSide() : null);
      message.setQuantity(bust ? null : Long.valueOf(quantity));
      long price = Math.max(listing.tickSize(), message.getPrice() + moved);
      message.setPrice(bust ? null : Long.valueOf(price));
      message.setFee(bust ? 0 : message.getFee() / 2);
    }
    traded.id = bust ? traded.id : id;
    return messages;
  }

  private static List<Trade> copies(List<Trade> trades) {
    return trades.stream().map(trade -> Trade.newBuilder(trade).build()).toList();
  }
}
