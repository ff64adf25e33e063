package io.tidemark.datagen.sim;

import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Busts and corrections of recent trades, always of both sides, so that the market stays matched.
 * Some come before the trade they are about, some are about a correction. Times are left to the
 * caller.
 */
final class Amendments {
  private static final int REMEMBERED = 200;
  private static final double BEFORE_ITS_FILL = 0.1;
  private static final int TRIES = 8;

  /** For so many steps fills are held back of which something was said before. */
  private static final int HELD_STEPS = 20;

  /** A trade, and the id by which its last correction named it. */
  static final class Traded {
    final Listing listing;
    final List<Trade> fills;
    private String id;
    private boolean busted;
    private boolean held;

    Traded(Listing listing, List<Trade> fills) {
      this.listing = listing;
      this.fills = fills;
      id = fills.get(0).getTradeId();
    }

    boolean busted() {
      return busted && !held;
    }

    boolean sound() {
      return !busted && !held;
    }

    String id() {
      return id;
    }
  }

  private record Held(long step, Traded traded, List<Trade> fills) {}

  private final double busts;
  private final double corrections;
  private final Rng rng;
  private final int lane;
  private final int lanes;
  private final List<Traded> remembered = new ArrayList<>();
  private final Deque<Held> held = new ArrayDeque<>();
  private Traded lastBusted;
  private long amendments;

  Amendments(SimulatorOptions options, int lane, int lanes, Rng rng) {
    busts = options.busts();
    corrections = options.corrections();
    this.lane = lane;
    this.lanes = lanes;
    this.rng = rng;
  }

  /** The fills whose time has come. */
  List<Trade> released(long step) {
    if (held.isEmpty() || held.peekFirst().step > step) {
      return List.of();
    }
    List<Trade> released = new ArrayList<>();
    while (!held.isEmpty() && held.peekFirst().step <= step) {
      Held next = held.removeFirst();
      next.traded.held = false;
      released.addAll(next.fills);
    }
    return released;
  }

  /** What to send of a trade that has just been made, with what is said of it or of another. */
  List<Trade> after(Listing listing, List<Trade> fills, long step) {
    Traded traded = new Traded(listing, copies(fills));
    if (remembered.size() < REMEMBERED) {
      remembered.add(traded);
    } else {
      remembered.set(rng.nextInt(REMEMBERED), traded);
    }
    double fate = rng.nextDouble();
    if (fate >= busts + corrections) {
      return fills;
    }
    if (rng.nextDouble() < BEFORE_ITS_FILL) {
      held.add(new Held(step + HELD_STEPS, traded, fills));
      traded.held = true;
      return about(traded, fate < busts);
    }
    Traded other = sound();
    List<Trade> all = new ArrayList<>(fills);
    all.addAll(about(other == null ? traded : other, fate < busts));
    return all;
  }

  /** A trade that stands and was sent; null if none is found. */
  Traded sound() {
    for (int i = 0; i < TRIES && !remembered.isEmpty(); i++) {
      Traded any = remembered.get(rng.nextInt(remembered.size()));
      if (any.sound()) {
        return any;
      }
    }
    return null;
  }

  /** A trade that was busted, its fills sent; null if there is none. */
  Traded busted() {
    return lastBusted != null && lastBusted.busted() ? lastBusted : null;
  }

  /** An id for a message, which no other lane gives. */
  String id(String kind) {
    return kind + (amendments++ * lanes + lane + 1);
  }

  private List<Trade> about(Traded traded, boolean bust) {
    String id = id(bust ? "X" : "K");
    boolean sided = rng.nextBoolean();
    Listing listing = traded.listing;
    long quantity = (1 + rng.nextInt(listing.lots())) * listing.lot();
    long moved = (rng.nextInt(21) - 10) * listing.tickSize();
    List<Trade> messages = copies(traded.fills);
    for (Trade message : messages) {
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
    if (bust) {
      traded.busted = true;
      lastBusted = traded;
    } else {
      traded.id = id;
    }
    return messages;
  }

  /** The same messages, to be changed; without their times. */
  static List<Trade> copies(List<Trade> trades) {
    return trades.stream().map(Amendments::copy).toList();
  }

  static Trade copy(Trade trade) {
    Trade copy = new Trade();
    for (int field = 0; field < trade.getSchema().getFields().size(); field++) {
      copy.put(field, trade.get(field));
    }
    return copy;
  }
}
