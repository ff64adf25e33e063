package io.tidemark.datagen.sim;

import io.tidemark.wire.Account;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.LotMethod;
import io.tidemark.wire.Side;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.util.Arrays;
import java.util.List;

/**
 * The accounts of a lane, which symbols they trade, and what they do: fills that meet, and cash.
 * Times are left to the caller.
 */
final class Traders {
  private static final List<String> BASES = List.of("USD", "USD", "EUR", "GBP", "JPY");
  private static final List<String> DAY_STARTS = Arrays.asList(null, "17:00", "06:30:00", "00:00");
  private static final List<String> ZONES =
      Arrays.asList(null, "America/New_York", "Asia/Tokyo", "Europe/London", "UTC");
  private static final List<String> BOOKS = List.of("ALPHA", "HEDGE", "FLOW", "");
  private static final CashKind[] KINDS = CashKind.values();
  private static final double OTHER_BOOK = 0.1;
  private static final double OTHER_FEE_CURRENCY = 0.03;
  private static final double REBATE = 0.6;
  private static final double TAKER = 5e-5;
  private static final double MAKER = -2e-5;
  private static final double OPENING = 1e6;

  /** Step of cash amounts, a hundredth of a cent, so that coins have some too. */
  private static final double STEP = 1e-4;

  private final Listing[] listings;
  private final Rng rng;
  private final int lane;
  private final int lanes;

  /** Accounts in the order in which their circles lie side by side. */
  private final Account[] accounts;

  private final int[] numbers;

  /** How many accounts trade one symbol. */
  private final int circle;

  private long trades;
  private long cashEvents;

  Traders(Universe universe, int lane, Listing[] listings, Rng rng) {
    this.listings = listings;
    this.rng = rng;
    this.lane = lane;
    lanes = universe.lanes();
    numbers = universe.accounts(lane);
    circle = Math.min(numbers.length, 4 + numbers.length / 25);
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = rng.nextInt(i + 1);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
    accounts = new Account[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      accounts[i] = account(numbers[i]);
    }
  }

  /** The row of an account, by its number from 0. */
  static Account account(int number) {
    String base = BASES.get(number % BASES.size());
    long opening = Math.round(OPENING * Universe.roughRate("USD", base)) * Listing.UNIT;
    LotMethod method = number % 3 == 1 ? LotMethod.FIFO : LotMethod.AVERAGE;
    return new Account(
        "ACC-%04d".formatted(number + 1),
        base,
        method,
        opening,
        DAY_STARTS.get(number % DAY_STARTS.size()),
        ZONES.get(number % ZONES.size()));
  }

  /** The two sides of a print: same quantity and price, different accounts. */
  List<Trade> fills(TickDraft print) {
    trades++;
    int buyer = rng.nextInt(circle);
    int seller = (buyer + 1 + rng.nextInt(circle - 1)) % circle;
    boolean buyerTakes = rng.nextBoolean();
    return List.of(
        fill(print, buyer, Side.BUY, buyerTakes), fill(print, seller, Side.SELL, !buyerTakes));
  }

  private Trade fill(TickDraft print, int member, Side side, boolean takes) {
    Listing listing = listings[print.symbol];
    int account = (int) (((long) print.symbol * circle + member) % accounts.length);
    boolean other = rng.nextDouble() < OTHER_BOOK;
    int book = (numbers[account] + print.symbol + (other ? 1 : 0)) % BOOKS.size();
    Trade trade = new Trade();
    trade.setTradeId("T" + number(trades));
    trade.setAccount(accounts[account].getAccount());
    trade.setBook(BOOKS.get(book));
    trade.setSymbol(listing.symbol());
    trade.setSide(side);
    trade.setQuantity(print.lastSize);
    trade.setPrice(print.last);
    trade.setType(TradeType.NEW);
    trade.setRefTradeId("");
    setFee(trade, listing, takes);
    return trade;
  }

  /** A number that no other lane gives. */
  private long number(long count) {
    return (count - 1) * lanes + lane + 1;
  }

  private void setFee(Trade trade, Listing listing, boolean takes) {
    double share = takes ? TAKER : rng.nextDouble() < REBATE ? MAKER : 0;
    double fee = listing.value(trade.getQuantity(), trade.getPrice()) * share;
    String currency = "";
    if (rng.nextDouble() < OTHER_FEE_CURRENCY) {
      currency = Universe.CURRENCIES.get(rng.nextInt(Universe.CURRENCIES.size()));
      fee *= Universe.roughRate(listing.currency(), currency);
    }
    trade.setFee(Math.round(fee * Listing.UNIT));
    trade.setFeeCurrency(currency);
  }

  /** A cash event of the next kind in turn. */
  Cash cash() {
    CashKind kind = KINDS[(int) (cashEvents++ % KINDS.length)];
    Account account = accounts[rng.nextInt(accounts.length)];
    String currency =
        rng.nextInt(4) == 0
            ? Universe.CURRENCIES.get(rng.nextInt(Universe.CURRENCIES.size()))
            : account.getBaseCurrency();
    double dollars = 1 + rng.nextInt(2_000_000) / 100.0;
    long units = Math.round(dollars * Universe.roughRate("USD", currency) / STEP);
    long amount = Math.max(1, units) * (long) (STEP * Listing.UNIT);
    boolean signed = kind == CashKind.FUNDING || kind == CashKind.INTEREST;
    if (signed && rng.nextBoolean()) {
      amount = -amount;
    }
    Cash cash = new Cash();
    cash.setEventId("C" + number(cashEvents));
    cash.setAccount(account.getAccount());
    cash.setCurrency(currency);
    cash.setAmount(amount);
    cash.setKind(kind);
    return cash;
  }
}
