package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole stream of events in its order: the lanes' records merged by the time they are due, then
 * by the time they happen, then by lane. It reads no clock: the options and the start decide every
 * byte.
 */
public final class Generator {
  private static final double NANOS_PER_MICRO = 1_000;

  private final SimulatorOptions options;
  private final WireFormat format;
  private final String prefix;
  private final Universe universe;
  private final Pace pace;
  private final List<Lane> lanes;

  /**
   * A stream.
   *
   * @param start of the traffic, on the wall clock
   * @param prefix of the topics' names
   * @throws java.io.UncheckedIOException if a registry is needed and cannot be asked
   */
  public Generator(SimulatorOptions options, Instant start, WireFormat format, String prefix) {
    this.options = options;
    this.format = format;
    this.prefix = prefix;
    universe = new Universe(options);
    pace = new Pace(options, start);
    lanes = lanes(options, universe, new Schedule(options, universe), format, prefix);
  }

  static List<Lane> lanes(
      SimulatorOptions options,
      Universe universe,
      Schedule schedule,
      WireFormat format,
      String prefix) {
    List<Lane> lanes = new ArrayList<>();
    for (int lane = 0; lane < universe.lanes(); lane++) {
      lanes.add(new Lane(lane, options, universe, schedule, format, prefix));
    }
    return lanes;
  }

  /** The rows of all instruments, accounts and limits. */
  public List<Message> reference() {
    return reference(options, universe, format, prefix);
  }

  static List<Message> reference(
      SimulatorOptions options, Universe universe, WireFormat format, String prefix) {
    Writer writer = new Writer(format, prefix);
    List<Message> rows = new ArrayList<>();
    universe
        .listings()
        .forEach(listing -> rows.add(writer.message(Topic.INSTRUMENTS, listing.row())));
    RiskLimits limits = new RiskLimits(options, universe);
    for (int account = 0; account < options.accounts(); account++) {
      rows.add(writer.message(Topic.ACCOUNTS, Traders.account(account)));
    }
    limits.rows().forEach(limit -> rows.add(writer.message(Topic.LIMITS, limit)));
    return rows;
  }

  /** The next step, whether or not the duration is over. */
  public Step next() {
    Lane next = first(lanes);
    double due = next.due();
    List<Message> messages = new ArrayList<>(4);
    next.emit(
        pace.eventMicros(next.next(), due),
        pace.wallMicros(due),
        new Sink() {
          @Override
          public void send(Topic topic, byte[] key, byte[] value, long ts, int marks) {
            messages.add(new Message(topic, key, value, marks));
          }

          @Override
          public void silenced(int records) {}
        });
    return new Step((long) Math.floor(pace.wall(due) / NANOS_PER_MICRO), messages);
  }

  /** Of some lanes the one that comes next. */
  static Lane first(List<Lane> lanes) {
    Lane first = lanes.get(0);
    for (int i = 1; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.due() < first.due() || (lane.due() == first.due() && lane.next() < first.next())) {
        first = lane;
      }
    }
    return first;
  }
}
