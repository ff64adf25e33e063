package io.tidemark.datagen.sim;

import io.tidemark.wire.Account;
import io.tidemark.wire.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Limits of a share of the accounts, and of a few symbols in each: some tight, some wide. */
final class RiskLimits {
  private static final int SYMBOLS = 3;

  /** Among so many of the busiest symbols. */
  private static final int BUSY = 30;

  private RiskLimits() {}

  static List<Limit> of(
      List<Account> accounts, List<Listing> listings, double share, Random random) {
    List<Limit> limits = new ArrayList<>();
    for (Account account : accounts) {
      if (random.nextDouble() < share) {
        limits.add(whole(account, random));
        int first = random.nextInt(BUSY);
        for (int i = 0; i < SYMBOLS; i++) {
          Listing listing = listings.get((first + i) % Math.min(BUSY, listings.size()));
          limits.add(ofSymbol(account, listing, random));
        }
      }
    }
    return limits;
  }

  private static Limit whole(Account account, Random random) {
    Limit limit = new Limit();
    limit.setAccount(account.getAccount());
    limit.setSymbol("");
    limit.setGross(amount(account, 1e5, 1e8, random));
    limit.setNet(amount(account, 1e5, 1e8, random));
    limit.setDayLoss(amount(account, 1e2, 1e5, random));
    limit.setDrawdown(amount(account, 1e2, 1e5, random));
    return limit;
  }

  private static Limit ofSymbol(Account account, Listing listing, Random random) {
    Limit limit = new Limit();
    limit.setAccount(account.getAccount());
    limit.setSymbol(listing.symbol());
    limit.setGross(amount(account, 1e4, 1e7, random));
    limit.setNet(random.nextBoolean() ? amount(account, 1e4, 1e7, random) : null);
    limit.setPosition((long) listing.lots() * listing.lot() * (1 + random.nextInt(10)));
    return limit;
  }

  /** Dollars between two bounds in the account's currency, each order of magnitude as likely. */
  private static Long amount(Account account, double least, double most, Random random) {
    double dollars = least * StrictMath.pow(most / least, random.nextDouble());
    double amount = dollars * Universe.roughRate("USD", account.getBaseCurrency());
    return Math.round(amount) * Listing.UNIT;
  }
}
