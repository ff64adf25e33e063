package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.Cash;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sends the records of a lane with what befalls them: some are older than those before them, some
 * are sent twice, and what cannot be used comes on top. Its random numbers are its own, so that the
 * records themselves are the same with faults and without.
 */
final class Faults {
  private static final long MICROS_PER_MILLI = 1_000;

  /** After how many steps a duplicate follows. */
  private static final int DUPLICATE_STEPS = 20;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Duplicate(long step, Topic topic, byte[] key, byte[] value, long ts, int marks) {}

  private final double duplicates;
  private final double disordered;
  private final double late;
  private final double malformed;
  private final double poisonous;
  private final Rng rng;
  private final Writer writer;
  private final TickEncoder encoder;
  private final Malformed spoiler;
  private final Poison poison;
  private final Deque<Duplicate> again = new ArrayDeque<>();
  private long step;
  private long ts;
  private long wall;
  private Sink sink;
  private TickDraft lastTick;
  private String lastSymbol;
  private String lastVenue;
  private Trade lastTrade;
  private Cash lastCash;
  private int spoiled;

  Faults(
      SimulatorOptions options, int lane, Amendments amendments, WireFormat format, String prefix) {
    duplicates = options.duplicates();
    disordered = duplicates + options.disorder();
    late = disordered + options.late();
    malformed = options.malformed();
    poisonous = options.poisonous();
    rng = Rng.of(options.seed(), Rng.Purpose.FAULTS, lane);
    writer = new Writer(format, prefix);
    encoder = TickEncoder.of(format, prefix);
    spoiler = new Malformed(writer, lane, rng);
    poison = new Poison(amendments, lane);
  }

  /** Begins a step, and sends the duplicates whose time has come. */
  void begin(long nextStep, long nextTs, long nextWall, Sink nextSink) {
    step = nextStep;
    ts = nextTs;
    wall = nextWall;
    sink = nextSink;
    while (!again.isEmpty() && again.peekFirst().step <= step) {
      Duplicate d = again.removeFirst();
      sink.send(d.topic, d.key, d.value, d.ts, d.marks | Fault.DUPLICATE.bit());
    }
  }

  /** A tick of this step. */
  void pass(TickDraft tick, byte[] key, byte[] names, String symbol, String venue) {
    double fate = rng.nextDouble();
    long age = age(fate);
    send(Topic.TICKS, key, encoder.encode(tick, names, ts - age), age, mark(fate));
    lastTick = tick;
    lastSymbol = symbol;
    lastVenue = venue;
    spoil();
  }

  /** A trade or cash event of this step, without its time. */
  void pass(Topic topic, SpecificRecord event) {
    double fate = rng.nextDouble();
    long age = age(fate);
    Malformed.setTs(event, ts - age);
    int marks = mark(fate);
    if (event instanceof Trade trade) {
      marks |= trade.getType() == TradeType.BUST ? Fault.BUST.bit() : 0;
      marks |= trade.getType() == TradeType.CORRECT ? Fault.CORRECTION.bit() : 0;
    }
    send(topic, writer.key(topic, event), writer.value(topic, event), age, marks);
    if (event instanceof Cash cash) {
      lastCash = cash;
    } else if (event instanceof Trade trade && trade.getRefTradeId().isEmpty()) {
      lastTrade = trade;
    }
    spoil();
  }

  /** Adds what cannot be used, maybe: on each topic in turn, made of the newest that is there. */
  private void spoil() {
    if (rng.nextDouble() >= malformed) {
      return;
    }
    int turn = spoiled++ % 3;
    if (turn == 1 && lastTrade != null) {
      spoil(Topic.TRADES, Amendments.copy(lastTrade));
    } else if (turn == 2 && lastCash != null) {
      spoil(Topic.CASH, Cash.newBuilder(lastCash).build());
    } else if (lastTick != null) {
      spoil(Topic.TICKS, lastTick.record(lastSymbol, lastVenue, ts));
    }
  }

  private void spoil(Topic topic, SpecificRecord record) {
    Malformed.setTs(record, ts);
    spoiler.send(topic, record, ts, wall, sink);
  }

  private void send(Topic topic, byte[] key, byte[] value, long age, int marks) {
    if ((marks & Fault.DUPLICATE.bit()) != 0) {
      int first = marks & ~Fault.DUPLICATE.bit();
      sink.send(topic, key, value, ts - age, first);
      again.add(new Duplicate(step + DUPLICATE_STEPS, topic, key, value, ts - age, first));
    } else {
      sink.send(topic, key, value, ts - age, marks);
    }
  }

  private int mark(double fate) {
    if (fate >= late) {
      return 0;
    }
    return fate < duplicates
        ? Fault.DUPLICATE.bit()
        : fate < disordered ? Fault.DISORDERED.bit() : Fault.LATE.bit();
  }

  /** By how much an event is older, in microseconds. */
  private long age(double fate) {
    if (fate < duplicates || fate >= late) {
      return 0;
    }
    return fate < disordered ? between(10, 900) : between(1_500, 5_000);
  }

  private long between(int leastMillis, int mostMillis) {
    int micros = (int) ((mostMillis - leastMillis) * MICROS_PER_MILLI);
    return leastMillis * MICROS_PER_MILLI + rng.nextInt(micros);
  }

  /** Adds what cannot be booked, maybe, after a trade of this step. */
  void poison(Trade fill, Listing listing) {
    if (rng.nextDouble() >= poisonous) {
      return;
    }
    Poison.Made made = poison.next(fill, listing);
    Malformed.setTs(made.trade(), ts);
    byte[] key = writer.key(Topic.TRADES, made.trade());
    byte[] value = writer.value(Topic.TRADES, made.trade());
    sink.send(Topic.TRADES, key, value, ts, made.fault().bit());
  }
}
