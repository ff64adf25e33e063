package io.tidemark.datagen.sim;

import java.util.List;

/**
 * The best bid and ask of each symbol of a lane on each of its two to four venues, and prints at
 * them. A venue's quote follows the price when it is renewed and stands still between.
 */
final class Quotes {
  private static final double WITHDRAWN = 0.005;
  private static final double ONE_SIDED = 0.02;
  private static final int QUOTED_LOTS = 10;

  private final Listing[] listings;
  private final Prices prices;
  private final Rng rng;
  private final int[] venues;
  private final double[] quotedLots;

  /** By symbol and venue what was last said, in tick sizes; 0 for none. */
  private final long[] bids;

  private final long[] asks;

  Quotes(Listing[] listings, List<List<String>> venuesOf, Prices prices, Rng rng) {
    this.listings = listings;
    this.prices = prices;
    this.rng = rng;
    int n = listings.length;
    venues = new int[n];
    quotedLots = new double[n];
    bids = new long[n * Venues.MOST];
    asks = new long[n * Venues.MOST];
    for (int i = 0; i < n; i++) {
      venues[i] = venuesOf.get(i).size();
      quotedLots[i] = QUOTED_LOTS * StrictMath.sqrt(listings[i].lots());
    }
  }

  /** A venue's new quote of a symbol; now and then a side is withdrawn or not spoken of. */
  void quote(TickDraft tick, int symbol, double time) {
    Listing listing = listings[symbol];
    int at = begin(tick, symbol);
    long oldBid = bids[at];
    long oldAsk = asks[at];
    renew(at, listing, prices.at(symbol, time));
    tick.bid = bids[at] * listing.tickSize();
    tick.ask = asks[at] * listing.tickSize();
    tick.bidSize = size(symbol);
    tick.askSize = size(symbol);
    double fate = rng.nextDouble();
    if (fate < WITHDRAWN / 2) {
      tick.bid = 0;
      tick.bidSize = TickDraft.NONE;
      bids[at] = 0;
    } else if (fate < WITHDRAWN) {
      tick.askSize = 0;
      asks[at] = 0;
    } else if (fate < WITHDRAWN + ONE_SIDED / 2 && oldBid < asks[at]) {
      tick.bid = TickDraft.NONE;
      tick.bidSize = TickDraft.NONE;
      bids[at] = oldBid;
    } else if (fate < WITHDRAWN + ONE_SIDED && fate >= WITHDRAWN + ONE_SIDED / 2) {
      if (oldAsk == 0 || bids[at] < oldAsk) {
        tick.ask = TickDraft.NONE;
        tick.askSize = TickDraft.NONE;
        asks[at] = oldAsk;
      }
    }
  }

  /** A print of a symbol at a side of a venue's quote, of a tradable size. */
  void print(TickDraft tick, int symbol, double time) {
    Listing listing = listings[symbol];
    int at = begin(tick, symbol);
    double price = prices.at(symbol, time);
    double fair = price * Listing.UNIT / listing.tickSize();
    boolean buys = rng.nextBoolean();
    long standing = buys ? asks[at] : bids[at];
    if (standing == 0 || Math.abs(standing - fair) > listing.spread()) {
      // Nobody trades with a quote that the market has left behind
      standing = Math.max(1, (long) Math.floor(fair)) + (buys ? 1 : 0);
    }
    tick.last = standing * listing.tickSize();
    // Small trades are more common than large ones
    tick.lastSize = (1 + rng.nextInt(1 + rng.nextInt(listing.lots()))) * listing.lot();
  }

  private int begin(TickDraft tick, int symbol) {
    tick.clear();
    tick.symbol = symbol;
    tick.venue = rng.nextInt(venues[symbol]);
    return symbol * Venues.MOST + tick.venue;
  }

  /** A quote around a price: its spread is drawn, and the price lies within it. */
  private void renew(int at, Listing listing, double price) {
    double fair = price * Listing.UNIT / listing.tickSize();
    int spread = 1 + rng.nextInt(listing.spread());
    bids[at] = Math.max(1, (long) Math.floor(fair - (spread - 1) / 2.0));
    asks[at] = bids[at] + spread;
  }

  private long size(int symbol) {
    // Sizes of a kind, so that one side seldom outweighs the other by half
    double share = 0.85 + 0.3 * rng.nextDouble();
    return Math.max(1, Math.round(quotedLots[symbol] * share)) * listings[symbol].lot();
  }
}
