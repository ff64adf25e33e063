package io.tidemark.datagen.random;

import java.util.ArrayList;
import java.util.List;

/** Quotes and prints of one symbol along a random walk. */
final class TickMaker {
  private static final List<String> VENUES = List.of("N", "Q", "K", "");

  private final Dice dice;
  private final Listing listing;
  private final int venues;
  private final long step;
  private long price;

  TickMaker(Dice dice, Listing listing) {
    this.dice = dice;
    this.listing = listing;
    this.venues = 1 + dice.below(VENUES.size());
    this.step = Math.max(1, Math.abs(listing.start()) / 20_000);
    this.price = listing.start();
  }

  /** Moves the price a little; in the listing's units. */
  long move() {
    price += dice.between(-3, 3) * step;
    if (!listing.signed() && price < listing.start() / 2) {
      price = listing.start();
    }
    return price;
  }

  /** A row but for its time; {@code print} null for a mere quote. */
  List<String> row(String ts, Long print) {
    List<String> row = new ArrayList<>(List.of(ts, listing.symbol()));
    row.add(VENUES.get(dice.below(venues)));
    boolean bid = print == null || dice.chance(0.4);
    boolean ask = bid;
    if (listing.quoted() == Listing.Quoted.ONE_SIDED) {
      ask = false;
    } else if (dice.chance(0.25)) {
      bid = dice.chance(0.5);
      ask = !bid;
    }
    side(row, bid, price - dice.between(-1, 3) * step);
    side(row, ask, price + dice.between(-1, 3) * step);
    if (print != null) {
      row.add(dice.decimal(print, listing.scale()));
      row.add(dice.chance(0.05) ? "" : size());
    } else {
      row.addAll(List.of("", ""));
    }
    return row;
  }

  private void side(List<String> row, boolean present, long at) {
    if (!present) {
      row.addAll(List.of("", ""));
    } else if (dice.chance(0.03)) {
      String text = dice.decimal(at, listing.scale());
      row.addAll(
          dice.pick(
              List.of(List.of("0", ""), List.of(text, "0"), List.of("", "0"), List.of("0", "5"))));
    } else {
      row.add(dice.decimal(at, listing.scale()));
      row.add(dice.chance(0.1) ? "" : size());
    }
  }

  private String size() {
    return dice.chance(0.7)
        ? String.valueOf(dice.between(1, 20) * 100)
        : dice.decimal(dice.between(1, 300), 2);
  }
}
