package io.tidemark.datagen.random;

import java.util.ArrayList;
import java.util.List;

/** Fills between the accounts of the random market: each trade has a buyer and a seller. */
final class FillMaker {
  /** Accounts that trade one symbol: a desk has its names. */
  private static final int TRADERS = 9;

  private static final List<String> BOOKS = List.of("B0", "B1", "");

  /** Share of trades in which a book is on both sides. */
  private static final double WASHES = 0.05;

  private final Dice dice;
  private final int accounts;
  private long trades;

  FillMaker(Dice dice, int accounts) {
    this.dice = dice;
    this.accounts = accounts;
  }

  static String account(int index) {
    return "ACC%03d".formatted(index);
  }

  /** The buyer's and the seller's row of the listing at an index, their times left blank. */
  List<List<String>> trade(int index, Listing listing, long price) {
    trades++;
    int buyer = party(index, listing);
    int seller = party(index, listing);
    if (seller == buyer) {
      seller = (buyer + 1) % accounts;
    }
    String book = dice.pick(BOOKS);
    String other = dice.pick(BOOKS);
    if (dice.chance(WASHES)) {
      seller = buyer;
      other = book;
    }
    String quantity = quantity(listing);
    String at = dice.decimal(price, listing.scale());
    return List.of(
        row(buyer, book, "BUY", listing, quantity, at),
        row(seller, other, "SELL", listing, quantity, at));
  }

  // What has no mark or no rate stays with few accounts: their high-water mark rests all day
  private int party(int index, Listing listing) {
    int account = (3 * index + dice.below(Math.min(accounts, TRADERS))) % accounts;
    return listing.quoted() == Listing.Quoted.NEVER || listing.currency().equals("CHF")
        ? account / 4
        : account;
  }

  private List<String> row(
      int account, String book, String side, Listing listing, String quantity, String price) {
    long fee = dice.chance(0.1) ? 0 : dice.between(-5_000, 40_000);
    String feeText = fee == 0 && dice.chance(0.5) ? "" : dice.decimal(fee, 4);
    String currency = fee == 0 ? "" : feeCurrency(account, listing);
    List<String> row = new ArrayList<>();
    row.add("");
    row.add("T" + trades + (dice.chance(0.5) ? "" : "-" + side.charAt(0)));
    row.add(account(account));
    row.add(book);
    row.add(listing.symbol());
    row.add(side);
    row.add(quantity);
    row.add(price);
    row.add(feeText);
    row.add(currency);
    row.add(dice.chance(0.5) ? "NEW" : "");
    row.add("");
    return row;
  }

  /** A random one that the listing trades in. */
  String quantity(Listing listing) {
    return switch (listing.assetClass()) {
      case "FX" -> String.valueOf(dice.between(1, 50) * 1000);
      case "CRYPTO", "CFD" -> dice.decimal(dice.between(1, 3_000_000), 6);
      case "FUTURE", "INDEX" -> String.valueOf(dice.between(1, 30));
      default -> dice.decimal(dice.between(1, 90_000), dice.chance(0.8) ? 0 : 2);
    };
  }

  private String feeCurrency(int account, Listing listing) {
    if (account == 3) {
      return "CHF";
    }
    if (account == 5) {
      return "NZD";
    }
    return dice.chance(0.4)
        ? ""
        : dice.chance(0.5) ? listing.currency() : dice.pick(List.of("EUR", "USD", "JPY", "GBP"));
  }
}
