package io.tidemark.datagen.measure;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Bar;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tells of output rows how long after their input they came. For one thread, but for what is asked
 * of it. It decodes whole rows: Avro's generated code for them is faster than its reading of a few
 * of their fields.
 *
 * <p>Signals and bars that close with a window count from the window's end, and signals of windows
 * are an output of their own: they wait for the watermark by design. Of positions and accounts only
 * rows count that were published at once: a cut makes a row anew, which has the newest event that
 * was told before, or one that is before the cut. Of a late event nobody can tell, and it is not
 * counted.
 */
final class OutputRows {
  private static final long WINDOW_MICROS = 1_000_000;

  private final Intended intended;
  private final Outputs outputs;
  private final SignalSamples samples;
  private final Newest positions = new Newest();
  private final Newest accounts = new Newest();
  private final Map<String, Long> letters = new TreeMap<>();
  private long lettersSoFar;
  private final WireFormat.Decoder<Signal> signalOf;
  private final WireFormat.Decoder<Bar> barOf;
  private final WireFormat.Decoder<Position> positionOf;
  private final WireFormat.Decoder<AccountPnl> accountOf;
  private final WireFormat.Decoder<Fill> fillOf;

  OutputRows(InstrumentsOptions options, Outputs outputs, SignalSamples samples) {
    this.intended = options.intended();
    this.outputs = outputs;
    this.samples = samples;
    signalOf = decoder(options, Topic.SIGNALS);
    barOf = decoder(options, Topic.BARS);
    positionOf = decoder(options, Topic.POSITIONS);
    accountOf = decoder(options, Topic.ACCOUNTS_PNL);
    fillOf = decoder(options, Topic.FILLS);
  }

  private static <T extends SpecificRecord> WireFormat.Decoder<T> decoder(
      InstrumentsOptions options, Topic topic) {
    return options.format().decoder(topic.schema(), topic.name(options.prefix()));
  }

  /**
   * Takes a row.
   *
   * @param value null for a key that has left
   * @param seen when it was there, µs since the epoch
   */
  void take(Topic topic, String key, byte[] value, long seen) throws Undecodable {
    switch (topic) {
      case SIGNALS -> signal(key, signalOf.decode(value), seen);
      case BARS -> {
        outputs.of(Outputs.BARS).row();
        long end = Clock.micros(barOf.decode(value).getEnd());
        delay(Outputs.BARS, intended.dueMicros(Topic.TICKS, key, end), seen);
      }
      case POSITIONS -> {
        outputs.of(Outputs.POSITIONS).row();
        if (value != null) {
          Position row = positionOf.decode(value);
          long event = Clock.micros(row.getUpdatedAt());
          if (atOnce(row.getUpdatedAt(), row.getValuedAt()) && positions.advance(key, event)) {
            OptionalLong due = intended.dueMicros(Topic.TRADES, account(key), event);
            delay(Outputs.POSITIONS, due, seen);
          }
        }
      }
      case ACCOUNTS_PNL -> {
        outputs.of(Outputs.ACCOUNTS).row();
        if (value != null) {
          AccountPnl row = accountOf.decode(value);
          if (atOnce(row.getUpdatedAt(), row.getValuedAt())) {
            account(key, Clock.micros(row.getUpdatedAt()), seen);
          }
        }
      }
      case FILLS -> {
        outputs.of(Outputs.FILLS).row();
        long event = Clock.micros(fillOf.decode(value).getTs());
        delay(Outputs.FILLS, intended.dueMicros(Topic.TRADES, key, event), seen);
      }
      default -> throw new IllegalStateException(topic + " is not timed");
    }
  }

  private void account(String key, long event, long seen) {
    if (accounts.advance(key, event)) {
      delay(Outputs.ACCOUNTS, accountDue(intended, key, event), seen);
    }
  }

  private void signal(String symbol, Signal signal, long seen) {
    long ts = Clock.micros(signal.getTs());
    OptionalLong due = intended.dueMicros(Topic.TICKS, symbol, ts);
    // Windows are whole seconds long, and a tick hits one by a chance of one in a million.
    boolean window = ts % WINDOW_MICROS == 0;
    String output = window ? Outputs.WINDOW_SIGNALS : Outputs.SIGNALS;
    outputs.of(output).row();
    delay(output, due, seen);
    if (!window && due.isPresent()) {
      samples.offer(signal.getId(), due.getAsLong());
    }
  }

  private void delay(String output, OptionalLong due, long seen) {
    if (due.isPresent()) {
      outputs.of(output).delay(due.getAsLong(), seen);
    }
  }

  /** Whether a row has an event, and that is not before its cut. */
  private static boolean atOnce(Instant event, Instant cut) {
    return event != null && (cut == null || !event.isBefore(cut));
  }

  /**
   * When the event was due that an account's row tells of: a trade or a cash event, of which one
   * that was sent late is known by its topic only.
   */
  static OptionalLong accountDue(Intended intended, String account, long eventMicros) {
    OptionalLong trade = intended.dueMicros(Topic.TRADES, account, eventMicros);
    OptionalLong cash = intended.dueMicros(Topic.CASH, account, eventMicros);
    return trade.isEmpty() || cash.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(trade.getAsLong(), cash.getAsLong()));
  }

  /** The account in the key of a position. */
  static String account(String key) {
    int end = 0;
    boolean escaped = false;
    while (end < key.length() && key.charAt(end) != '|') {
      if (key.charAt(end) == '\\') {
        escaped = true;
        end++;
      }
      end++;
    }
    String account = key.substring(0, Math.min(end, key.length()));
    return escaped ? account.replaceAll("\\\\(.)", "$1") : account;
  }

  /** Counts a dead letter. */
  void letter(String reason) {
    synchronized (letters) {
      letters.merge(reason, 1L, Long::sum);
      lettersSoFar++;
    }
  }

  /** Dead letters of the whole run. */
  long lettersSoFar() {
    synchronized (letters) {
      return lettersSoFar;
    }
  }

  /** Dead letters by reason since the last mark. */
  Map<String, Long> letters() {
    synchronized (letters) {
      return new TreeMap<>(letters);
    }
  }

  void mark() {
    synchronized (letters) {
      letters.clear();
    }
  }
}
