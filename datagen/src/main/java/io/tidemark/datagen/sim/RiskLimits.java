package io.tidemark.datagen.sim;

import io.tidemark.wire.Account;
import io.tidemark.wire.Limit;
import java.util.ArrayList;
import java.util.List;

/** Limits of a share of the accounts, and of a few symbols in each: some tight, some wide. */
final class RiskLimits {
  private static final int SYMBOLS = 3;

  /** Among so many of the busiest symbols. */
  private static final int BUSY = 30;

  private final SimulatorOptions options;
  private final Universe universe;
  private final Rng rng;

  RiskLimits(SimulatorOptions options, Universe universe) {
    this.options = options;
    this.universe = universe;
    rng = Rng.of(options.seed(), Rng.Purpose.LIMITS, 0);
  }

  List<Limit> rows() {
    List<Limit> limits = new ArrayList<>();
    for (int number = 0; number < options.accounts(); number++) {
      if (rng.nextDouble() < options.limits()) {
        Account account = Traders.account(number);
        limits.add(whole(account));
        // Of symbols that the account may trade
        int[] symbols = universe.symbols(universe.laneOfAccount(number));
        int busy = Math.min(BUSY, symbols.length);
        int first = rng.nextInt(busy);
        for (int i = 0; i < Math.min(SYMBOLS, busy); i++) {
          Listing listing = universe.listings().get(symbols[(first + i) % busy]);
          limits.add(ofSymbol(account, listing));
        }
      }
    }
    return limits;
  }

  private Limit whole(Account account) {
    Limit limit = new Limit();
    limit.setAccount(account.getAccount());
    limit.setSymbol("");
    limit.setGross(amount(account, 1e5, 1e8));
    limit.setNet(amount(account, 1e5, 1e8));
    limit.setDayLoss(amount(account, 1e2, 1e5));
    limit.setDrawdown(amount(account, 1e2, 1e5));
    return limit;
  }

  private Limit ofSymbol(Account account, Listing listing) {
    Limit limit = new Limit();
    limit.setAccount(account.getAccount());
    limit.setSymbol(listing.symbol());
    limit.setGross(amount(account, 1e4, 1e7));
    limit.setNet(rng.nextBoolean() ? amount(account, 1e4, 1e7) : null);
    limit.setPosition((long) listing.lots() * listing.lot() * (1 + rng.nextInt(10)));
    return limit;
  }

  /** Dollars between two bounds in the account's currency, each order of magnitude as likely. */
  private Long amount(Account account, double least, double most) {
    double dollars = least * StrictMath.pow(most / least, rng.nextDouble());
    double amount = dollars * Universe.roughRate("USD", account.getBaseCurrency());
    return Math.round(amount) * Listing.UNIT;
  }
}
