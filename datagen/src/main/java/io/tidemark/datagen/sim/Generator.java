package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.Cash;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * The stream of events: one tick a step, with it the two fills of a trade if it is one's print,
 * what amends earlier trades, and a cash event now and then; then faults. It reads no clock: the
 * options and the start decide every byte, and the rate nothing but the times.
 */
public final class Generator {
  private static final double MICROS = 1e6;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final double OUTSIDERS_PRINT = 0.075;
  private static final int STEPS_PER_CASH_EVENT = 400;

  /** After how many steps a duplicate follows. */
  private static final int DUPLICATE_STEPS = 20;

  private record Duplicate(long step, Message message) {}

  private final SimulatorOptions options;
  private final Instant start;
  private final Random random;
  private final List<Listing> listings;
  private final Zipf zipf;
  private final Quotes quotes;
  private final Traders traders;
  private final Amendments amendments;
  private final Writer writer;
  private final Malformed malformed;
  private final Deque<Duplicate> duplicates = new ArrayDeque<>();
  private final double tradesPerStep;
  private long step;
  private int spoiled;

  /**
   * A stream.
   *
   * @param start time of the first event
   * @param prefix of the topics' names
   */
  public Generator(SimulatorOptions options, Instant start, WireFormat format, String prefix) {
    this.options = options;
    this.start = start.truncatedTo(ChronoUnit.MICROS);
    random = new Random(options.seed());
    listings = Universe.of(options.symbols(), random);
    zipf = new Zipf(options.symbols(), options.skew().exponent());
    quotes = new Quotes(listings, random);
    traders = new Traders(options.accounts(), listings, random);
    amendments = new Amendments(options, random);
    writer = new Writer(format, prefix);
    malformed = new Malformed(writer, random);
    tradesPerStep = options.tradesPerSecond() / options.ticksPerSecond();
  }

  /** The rows of all instruments, accounts and limits. */
  public List<Message> reference() {
    List<Message> rows = new ArrayList<>();
    listings.forEach(listing -> rows.add(writer.message(Topic.INSTRUMENTS, listing.row())));
    traders.accounts().forEach(account -> rows.add(writer.message(Topic.ACCOUNTS, account)));
    // Drawn apart, since the events must be the same whether or not anybody asked for this
    RiskLimits.of(traders.accounts(), listings, options.limits(), new Random(options.seed()))
        .forEach(limit -> rows.add(writer.message(Topic.LIMITS, limit)));
    return rows;
  }

  /** The next step, whether or not the duration is over. */
  public Step next() {
    long due = (long) (step * (MICROS / options.ticksPerSecond()));
    Instant ts = start.plus(due, ChronoUnit.MICROS);
    List<Message> messages = new ArrayList<>();
    while (!duplicates.isEmpty() && duplicates.peekFirst().step <= step) {
      messages.add(duplicates.removeFirst().message);
    }
    amendments.released(step, ts).forEach(fill -> add(Topic.TRADES, fill, messages));
    if (step < listings.size()) {
      add(Topic.TICKS, quotes.quote((int) step, ts), messages); // the opening
    } else {
      trade(ts, messages);
    }
    if (step % STEPS_PER_CASH_EVENT == STEPS_PER_CASH_EVENT - 1) {
      add(Topic.CASH, traders.cash(ts), messages);
    }
    step++;
    return new Step(due, messages);
  }

  private void trade(Instant ts, List<Message> messages) {
    int symbol = zipf.draw(random);
    boolean traded = Math.floor((step + 1) * tradesPerStep) > Math.floor(step * tradesPerStep);
    if (!traded && random.nextDouble() >= OUTSIDERS_PRINT) {
      add(Topic.TICKS, quotes.quote(symbol, ts), messages);
      return;
    }
    Tick print = quotes.print(symbol, ts);
    List<Trade> fills = traded ? made(symbol, print) : List.of();
    add(Topic.TICKS, print, messages);
    fills.forEach(fill -> add(Topic.TRADES, fill, messages));
  }

  /** The two sides of a trade, and what is said of earlier ones. */
  private List<Trade> made(int symbol, Tick print) {
    List<Trade> fills = traders.fills(symbol, print);
    if (random.nextDouble() < options.transfers()) {
      fills.forEach(fill -> fill.setType(TradeType.TRANSFER));
    }
    return amendments.after(listings.get(symbol), fills, step);
  }

  /** Adds an event, with what befalls it. */
  private void add(Topic topic, SpecificRecord event, List<Message> messages) {
    double fate = random.nextDouble();
    double disordered = options.duplicates() + options.disorder();
    if (fate >= options.duplicates() && fate < disordered) {
      age(event, 10, 900);
    } else if (fate >= disordered && fate < disordered + options.late()) {
      age(event, 1_500, 5_000);
    }
    Message message = writer.message(topic, event);
    messages.add(message);
    if (fate < options.duplicates()) {
      duplicates.add(new Duplicate(step + DUPLICATE_STEPS, message));
    }
    if (random.nextDouble() < options.malformed()) {
      messages.add(spoiled());
    }
  }

  private void age(SpecificRecord event, int leastMillis, int mostMillis) {
    int micros = (int) ((mostMillis - leastMillis) * MICROS_PER_MILLI);
    long age = leastMillis * MICROS_PER_MILLI + random.nextInt(micros);
    if (event instanceof Tick tick) {
      tick.setTs(tick.getTs().minus(age, ChronoUnit.MICROS));
    } else if (event instanceof Trade trade) {
      trade.setTs(trade.getTs().minus(age, ChronoUnit.MICROS));
    } else if (event instanceof Cash cash) {
      cash.setTs(cash.getTs().minus(age, ChronoUnit.MICROS));
    }
  }

  /** A record that nobody can use, on each topic in turn; what it was made of is never sent. */
  private Message spoiled() {
    int symbol = zipf.draw(random);
    Instant ts = start.plus((long) (step * (MICROS / options.ticksPerSecond())), ChronoUnit.MICROS);
    return switch (spoiled++ % 3) {
      case 0 -> malformed.of(Topic.TICKS, quotes.quote(symbol, ts));
      case 1 -> {
        List<Trade> fills = traders.fills(symbol, quotes.print(symbol, ts));
        yield malformed.of(Topic.TRADES, fills.get(0));
      }
      default -> malformed.of(Topic.CASH, traders.cash(ts));
    };
  }
}
