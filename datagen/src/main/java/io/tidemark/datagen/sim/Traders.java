package io.tidemark.datagen.sim;

import io.tidemark.wire.Account;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.LotMethod;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The accounts, which symbols they trade, and what they do: fills that meet, and cash. */
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

  private final List<Listing> listings;
  private final Random random;
  private final List<Account> accounts = new ArrayList<>();
  private final int[] order;

  /** How many accounts trade one symbol. */
  private final int circle;

  private long trades;
  private long cashEvents;

  Traders(int accounts, List<Listing> listings, Random random) {
    this.listings = listings;
    this.random = random;
    circle = Math.min(accounts, 4 + accounts / 25);
    List<Integer> shuffled = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      this.accounts.add(account(i));
      shuffled.add(i);
    }
    Collections.shuffle(shuffled, random);
    order = shuffled.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Account account(int i) {
    String base = BASES.get(i % BASES.size());
    long opening = Math.round(OPENING * Universe.roughRate("USD", base)) * Listing.UNIT;
    LotMethod method = i % 3 == 1 ? LotMethod.FIFO : LotMethod.AVERAGE;
    return new Account(
        "ACC-%04d".formatted(i + 1),
        base,
        method,
        opening,
        DAY_STARTS.get(i % DAY_STARTS.size()),
        ZONES.get(i % ZONES.size()));
  }

  List<Account> accounts() {
    return accounts;
  }

  /** The two sides of a print: same quantity and price, different accounts. */
  List<Trade> fills(int symbol, Tick print) {
    trades++;
    int buyer = random.nextInt(circle);
    int seller = (buyer + 1 + random.nextInt(circle - 1)) % circle;
    boolean buyerTakes = random.nextBoolean();
    return List.of(
        fill(symbol, print, buyer, Side.BUY, buyerTakes),
        fill(symbol, print, seller, Side.SELL, !buyerTakes));
  }

  private Trade fill(int symbol, Tick print, int member, Side side, boolean takes) {
    Listing listing = listings.get(symbol);
    // Circles lie side by side around the table of accounts
    int account = order[(int) (((long) symbol * circle + member) % order.length)];
    boolean other = random.nextDouble() < OTHER_BOOK;
    int book = (account + symbol + (other ? 1 : 0)) % BOOKS.size();
    Trade trade = new Trade();
    trade.setTs(print.getTs());
    trade.setTradeId("T" + trades);
    trade.setAccount(accounts.get(account).getAccount());
    trade.setBook(BOOKS.get(book));
    trade.setSymbol(listing.symbol());
    trade.setSide(side);
    trade.setQuantity(print.getLastSize());
    trade.setPrice(print.getLast());
    trade.setType(TradeType.NEW);
    trade.setRefTradeId("");
    setFee(trade, listing, takes);
    return trade;
  }

  private void setFee(Trade trade, Listing listing, boolean takes) {
    double share = takes ? TAKER : random.nextDouble() < REBATE ? MAKER : 0;
    double fee = listing.value(trade.getQuantity(), trade.getPrice()) * share;
    String currency = "";
    if (random.nextDouble() < OTHER_FEE_CURRENCY) {
      currency = Universe.CURRENCIES.get(random.nextInt(Universe.CURRENCIES.size()));
      fee *= Universe.roughRate(listing.currency(), currency);
    }
    trade.setFee(Math.round(fee * Listing.UNIT));
    trade.setFeeCurrency(currency);
  }

  /** A cash event of the next kind in turn. */
  Cash cash(Instant ts) {
    CashKind kind = KINDS[(int) (cashEvents++ % KINDS.length)];
    Account account = accounts.get(random.nextInt(accounts.size()));
    String currency =
        random.nextInt(4) == 0
            ? Universe.CURRENCIES.get(random.nextInt(Universe.CURRENCIES.size()))
            : account.getBaseCurrency();
    double dollars = 1 + random.nextInt(2_000_000) / 100.0;
    long units = Math.round(dollars * Universe.roughRate("USD", currency) / STEP);
    long amount = Math.max(1, units) * (long) (STEP * Listing.UNIT);
    boolean signed = kind == CashKind.FUNDING || kind == CashKind.INTEREST;
    if (signed && random.nextBoolean()) {
      amount = -amount;
    }
    return new Cash(ts, "C" + cashEvents, account.getAccount(), currency, amount, kind);
  }
}
