package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** State, checkpoints, network and disks. All are upper bounds: what grows slower is unknown. */
final class Bytes {
  /** What the ledger remembers of fills: trades.correction-window, by default. */
  private static final double WINDOW_SECONDS = 7 * 86_400.0;

  /** Of a row with its key and header; assumed, since reports have no bytes of outputs. */
  private static final double ROW = 300;

  /** Of a fill in the ledger's memory, where its growth was not measured; assumed. */
  private static final double FILL = 300;

  /** No fill takes more: what grew faster was filled by positions that were opened. */
  private static final double MOST_FILL = 1_000;

  /** So many times what was measured is too far to believe a line. */
  private static final double FAR = 100;

  private static final double MILLIS = 1e3;
  private static final List<String> BY_TRADES = List.of("positions", "accounts", "fills");
  private static final List<String> BY_TICKS = List.of("signals", "window_signals", "bars");

  private final PlanRequest asked;
  private final Measured found;
  private final double trades;
  private final double taskManagers;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> warnings;

  Bytes(
      PlanRequest asked,
      Measured found,
      double trades,
      double taskManagers,
      List<String> warnings) {
    this.warnings = warnings;
    this.asked = asked;
    this.found = found;
    this.trades = trades;
    this.taskManagers = taskManagers;
  }

  List<Line> lines() {
    double state = state();
    checkpoints(state);
    double in = in();
    double out = out();
    add(
        "network, between tasks",
        in * (1 - 1.0 / taskManagers),
        "in × (1 − 1 ÷ "
            + Units.count(taskManagers)
            + " task managers): to its key's subtask, once");
    int copies = asked.replication() - 1;
    add("network, between brokers", (in + out) * copies, "(in + out) × " + copies + " more copies");
    double disk =
        (in + out) * asked.averageShare() * asked.retentionSeconds() * asked.replication();
    lines.add(
        new Line(
            "disks of the brokers",
            Numbers.rounded(disk),
            "B",
            Units.bytes(disk),
            "(in + out) × "
                + Numbers.plain(asked.averageShare())
                + " on average × "
                + Units.seconds(asked.retentionSeconds())
                + " × "
                + asked.replication()
                + " copies, not compressed"));
    return lines;
  }

  /**
   * What was measured may be all of names, and grows with them; fills come on top, since how many
   * of them are in what was measured depends on how long that took.
   */
  private double state() {
    double fills = trades * asked.averageShare() * WINDOW_SECONDS;
    double bySymbols = ratio((double) asked.symbols(), (double) found.resources.stateSymbols());
    double byAccounts = ratio((double) asked.accounts(), (double) found.resources.stateAccounts());
    double times = Math.max(1, Math.max(bySymbols, byAccounts));
    OptionalDouble grew = found.stateBytesPerTrade();
    double each = Math.min(MOST_FILL, grew.orElse(FILL));
    double state = found.resources.stateBytes() * times + fills * each;
    lines.add(
        new Line(
            "state, at most",
            Numbers.rounded(state),
            "B",
            Units.bytes(state),
            Units.bytes((double) found.resources.stateBytes())
                + " × "
                + Units.number(times)
                + " (the largest of symbols, accounts and 1) + "
                + Units.count(fills)
                + " fills of 7 d × "
                + Units.number(each)
                + (grew.isEmpty()
                    ? " B (assumed)"
                    : grew.getAsDouble() > MOST_FILL
                        ? " B (assumed: it grew faster, by positions that were opened)"
                        : " B by which it grew with each")));
    double reach = ratio(fills, found.tradesInState());
    if (reach > FAR) {
      warnings.add(
          "state: the fills of 7 d are ×"
              + Units.number(reach)
              + " those of the measured run: arithmetic, not a forecast; a longer run"
              + " tells more");
    }
    return state;
  }

  private void checkpoints(double state) {
    double interval = found.resources.checkpointIntervalMillis() / MILLIS;
    double byRate = found.checkpointBytesPerTick() * asked.ticksPerSecond();
    double most = interval > 0 ? state / interval : byRate;
    boolean all = most < byRate;
    add(
        "checkpoints, at most",
        Math.min(byRate, most),
        all
            ? "all of the state each time"
            : Units.perSecond(asked.ticksPerSecond())
                + " × "
                + Units.number(found.checkpointBytesPerTick())
                + " B a tick");
  }

  private double in() {
    double in = asked.ticksPerSecond() * found.tickBytes() + trades * found.tradeBytes();
    add(
        "network, in",
        in,
        Units.perSecond(asked.ticksPerSecond())
            + " × "
            + Units.bytes(found.tickBytes())
            + " + "
            + Units.perSecond(trades)
            + " × "
            + Units.bytes(found.tradeBytes()));
    return in;
  }

  private double out() {
    double tickTimes =
        Math.max(
            ratio(asked.ticksPerSecond(), found.traffic.ticksPerSecond()),
            ratio((double) asked.symbols(), found.traffic.symbols()));
    double measuredTrades = found.traffic.ticksPerSecond() * found.tradesPerTick();
    double tradeTimes =
        Math.max(
            ratio(trades, measuredTrades),
            ratio((double) asked.accounts(), found.traffic.accounts()));
    double signals = found.rowsPerSecond(BY_TICKS) * tickTimes;
    double rows = found.rowsPerSecond(BY_TRADES) * tradeTimes;
    double out = (signals + rows) * ROW;
    add(
        "network, out",
        out,
        "("
            + Units.perSecond(signals)
            + " signals and bars + "
            + Units.perSecond(rows)
            + " rows of the ledger) × 300 B a row (assumed)");
    return out;
  }

  private static double ratio(double planned, double measured) {
    return measured > 0 ? planned / measured : 0;
  }

  private void add(String name, double bytes, String how) {
    lines.add(new Line(name, Numbers.rounded(bytes), "B/s", Units.bytes(bytes) + "/s", how));
  }
}
