package io.tidemark.datagen.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Busts and corrections of earlier trades. Both sides of a trade get the same, so that what is
 * bought stays what is sold.
 */
final class MessageMaker {
  private static final int REMEMBERED = 300;

  /** Messages about one trade lie so far apart that disorder changes their order on no side. */
  private static final long APART = 4_000_000L;

  /** A trade, and the ids that each of its sides has had. */
  private static final class Traded {
    private final Listing listing;
    private final List<List<String>> rows;
    private final List<List<String>> ids = new ArrayList<>();
    private long told = Long.MIN_VALUE / 2;

    Traded(Listing listing, List<List<String>> rows) {
      this.listing = listing;
      this.rows = rows;
      rows.forEach(row -> ids.add(new ArrayList<>(List.of(row.get(1)))));
    }

    /** Whether an account is on both sides. */
    boolean wash() {
      return rows.get(0).get(2).equals(rows.get(1).get(2));
    }
  }

  private final Dice dice;
  private final FillMaker fills;
  private final List<Traded> remembered = new ArrayList<>();
  private Traded last;
  private long messages;

  MessageMaker(Dice dice, FillMaker fills) {
    this.dice = dice;
    this.fills = fills;
  }

  /** Remembers a trade, maybe in the place of another. */
  void remember(Listing listing, List<List<String>> rows) {
    last = new Traded(listing, rows);
    if (remembered.size() < REMEMBERED) {
      remembered.add(last);
    } else {
      remembered.set(dice.below(REMEMBERED), last);
    }
  }

  /** Rows about the trade remembered last. */
  List<List<String>> aboutLast(long now, long price) {
    return about(last, now, price, last.wash());
  }

  /** Rows about some trade, their times left blank; none if it is too early for that. */
  List<List<String>> aboutAny(long now) {
    if (remembered.isEmpty()) {
      return List.of();
    }
    Traded traded = dice.pick(remembered);
    long start = traded.listing.start();
    long price = start + dice.between(-20, 20) * Math.max(1, Math.abs(start) / 2_000);
    return about(traded, now, price, false);
  }

  /** Of a wash that is still to come the first side would free what is meant for either. */
  private List<List<String>> about(Traded traded, long now, long price, boolean needsSide) {
    if (now - traded.told < APART) {
      return List.of();
    }
    traded.told = now;
    messages++;
    boolean bust = dice.chance(0.4);
    boolean sided = needsSide || dice.chance(0.5);
    boolean unknown = dice.chance(0.02);
    boolean full = !bust || dice.chance(0.2);
    String quantity = full ? fills.quantity(traded.listing) : "";
    String at = full ? dice.decimal(price, traded.listing.scale()) : "";
    String suffix = traded.wash() || dice.chance(0.5) ? "-" : "";
    int nth = dice.below(traded.ids.get(0).size());
    List<List<String>> rows = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      List<String> row = new ArrayList<>(traded.rows.get(side));
      String id = "M" + messages + (suffix.isEmpty() ? "" : suffix + row.get(5).charAt(0));
      row.set(1, id);
      row.set(11, unknown ? "NONE" + messages : traded.ids.get(side).get(nth));
      row.set(5, sided ? row.get(5) : "");
      row.set(6, quantity);
      row.set(7, at);
      row.set(8, full ? dice.decimal(dice.between(-5_000, 40_000), 4) : "");
      row.set(9, full ? row.get(9) : "");
      row.set(10, bust ? "BUST" : "CORRECT");
      rows.add(row);
      if (!bust && !unknown) {
        traded.ids.get(side).add(id);
      }
    }
    return rows;
  }
}
