package io.tidemark.datagen.sim;

import io.tidemark.wire.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Two-sided quotes of each symbol on two to four venues, and prints at them. */
final class Quotes {
  private static final List<String> VENUES = List.of("XAA", "XBB", "XCC", "XDD");
  private static final double WITHDRAWN = 0.005;
  private static final double ONE_SIDED = 0.02;
  private static final int QUOTED_LOTS = 10;

  private final List<Listing> listings;
  private final Prices prices;
  private final Random random;

  Quotes(List<Listing> listings, Random random) {
    this.listings = listings;
    this.random = random;
    prices = new Prices(listings, random);
  }

  /** A venue's new quote of a symbol; now and then a side is withdrawn or not spoken of. */
  Tick quote(int symbol, Instant ts) {
    Listing listing = listings.get(symbol);
    long bid = bid(symbol);
    long spread = 1L + random.nextInt(listing.spread());
    Tick tick = tick(symbol, ts);
    tick.setBid(bid * listing.tickSize());
    tick.setBidSize(size(listing));
    tick.setAsk((bid + spread) * listing.tickSize());
    tick.setAskSize(size(listing));
    double fate = random.nextDouble();
    if (fate < WITHDRAWN / 2) {
      tick.setBid(0L);
      tick.setBidSize(null);
    } else if (fate < WITHDRAWN) {
      tick.setAskSize(0L);
    } else if (fate < WITHDRAWN + ONE_SIDED / 2) {
      tick.setBid(null);
      tick.setBidSize(null);
    } else if (fate < WITHDRAWN + ONE_SIDED) {
      tick.setAsk(null);
      tick.setAskSize(null);
    }
    return tick;
  }

  /** A print of a symbol near its price, of a tradable size. */
  Tick print(int symbol, Instant ts) {
    Listing listing = listings.get(symbol);
    Tick tick = tick(symbol, ts);
    tick.setLast((bid(symbol) + random.nextInt(2)) * listing.tickSize());
    // Small trades are more common than large ones
    int lots = 1 + random.nextInt(1 + random.nextInt(listing.lots()));
    tick.setLastSize(lots * listing.lot());
    return tick;
  }

  private Tick tick(int symbol, Instant ts) {
    int venues = 2 + symbol % (VENUES.size() - 1);
    Tick tick = new Tick();
    tick.setTs(ts);
    tick.setSymbol(listings.get(symbol).symbol());
    tick.setVenue(VENUES.get(random.nextInt(venues)));
    return tick;
  }

  /** Just below the price, in tick sizes; at least 1. */
  private long bid(int symbol) {
    double price = prices.step(symbol);
    long tickSize = listings.get(symbol).tickSize();
    return Math.max(1, (long) Math.floor(price * Listing.UNIT / tickSize));
  }

  private long size(Listing listing) {
    // Sizes of a kind, so that one side seldom outweighs the other by half
    double share = 0.85 + 0.3 * random.nextDouble();
    long lots = Math.max(1, Math.round(QUOTED_LOTS * share * Math.sqrt(listing.lots())));
    return lots * listing.lot();
  }
}
