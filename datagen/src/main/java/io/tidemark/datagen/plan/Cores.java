package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.Units;
import java.util.List;
import java.util.OptionalDouble;

/** Cores of the job, the brokers and the database. */
final class Cores {
  /** The job's maximum parallelism, fixed since its first release. */
  private static final int MOST_SUBTASKS = 720;

  private static final double MICROS = 1e6;

  private final PlanRequest asked;
  private final Measured found;
  private final List<Line> lines;
  private final List<String> warnings;
  private final double trades;

  /** How many times the accounts of the measured run there are, 1 or more. */
  private final double accounts;

  /** Ticks whose cost is that of all ticks and trades. */
  private double ticks;

  Cores(PlanRequest asked, Measured found, double trades, List<Line> lines, List<String> warnings) {
    this.asked = asked;
    this.found = found;
    this.trades = trades;
    this.lines = lines;
    this.warnings = warnings;
    double measured = found.traffic.accounts();
    accounts = measured > 0 ? Math.max(1, (double) asked.accounts() / measured) : 1;
  }

  /** Cores of all task managers. */
  double job() {
    ticks = ticksThatCount();
    double busy = busy() + moreAccounts();
    double room = busy / (1 - asked.headroom());
    add("job, with headroom", room, "cores", text(room), Units.number(busy) + spare(asked));
    int each = asked.coresPerTaskManager();
    double managers = whole(room / each);
    add(
        "task managers",
        managers,
        "1",
        Units.count(managers),
        Units.number(room) + " ÷ " + each + " cores each, rounded up");
    double slots = managers * each;
    add("parallelism", slots, "1", Units.count(slots), "a slot for each core");
    if (slots > MOST_SUBTASKS) {
      warnings.add(
          "a job has at most "
              + MOST_SUBTASKS
              + " subtasks: share the symbols and accounts out over "
              + Units.count(whole(slots / MOST_SUBTASKS))
              + " ledgers with topics of their own");
    }
    return slots;
  }

  /** The cost of a tick holds that of its trades: more trades a tick count as more ticks. */
  private double ticksThatCount() {
    double ratio = found.tradesPerTick();
    double count = Math.max(asked.ticksPerSecond(), ratio > 0 ? trades / ratio : 0);
    add(
        "ticks that count",
        count,
        "1/s",
        Units.perSecond(count),
        "the larger of "
            + Units.perSecond(asked.ticksPerSecond())
            + " and "
            + Units.perSecond(trades)
            + " trades ÷ "
            + Units.number(ratio)
            + " trades a tick");
    return count;
  }

  private double busy() {
    double busy = found.fit.cores(ticks);
    String how =
        Units.number(found.fit.fixedCores())
            + " + "
            + Units.perSecond(ticks)
            + " × "
            + Units.micros(found.fit.microsPerTick());
    OptionalDouble gc = found.micros("gc");
    if (gc.isPresent()) {
      busy += ticks * gc.getAsDouble() / MICROS;
      how += " + " + Units.perSecond(ticks) + " × " + Units.micros(gc.getAsDouble()) + " of GC";
    }
    add("job, busy", busy, "cores", text(busy), how);
    return busy;
  }

  /** Each cut values each position whose symbol moved, however many ticks moved it. */
  private double moreAccounts() {
    if (accounts <= 1) {
      return 0;
    }
    double measured = found.fit.cores(found.traffic.ticksPerSecond());
    double share = found.ledgerShare();
    double more = measured * share * (accounts - 1);
    add(
        "job, more accounts",
        more,
        "cores",
        text(more),
        Units.number(measured)
            + " measured × "
            + Units.share(share)
            + " of it in the ledger and the loader × "
            + Units.number(accounts - 1)
            + " times the accounts more");
    return more;
  }

  /** Cores of brokers, database and JobManager. */
  double others() {
    OptionalDouble broker = found.micros("broker");
    double all = 1;
    if (broker.isPresent()) {
      all +=
          side(
              "brokers",
              ticks * broker.getAsDouble() / MICROS * asked.replication(),
              Units.perSecond(ticks)
                  + " × "
                  + Units.micros(broker.getAsDouble())
                  + " × "
                  + asked.replication()
                  + " copies");
    } else {
      absent("brokers");
    }
    OptionalDouble database = found.micros("database");
    if (database.isPresent()) {
      double measured = found.traffic.ticksPerSecond() * database.getAsDouble() / MICROS;
      double times = Math.max(ticks / found.traffic.ticksPerSecond(), accounts);
      String how = " measured × " + Units.number(times) + " (the larger of ticks and accounts)";
      all += side("database", measured * times, Units.number(measured) + how);
    } else {
      absent("database");
    }
    add("job manager", 1, "cores", text(1), "one, whatever the rate");
    return all;
  }

  private void absent(String who) {
    warnings.add("CPU time of the " + who + " was not measured: it is not in the plan");
  }

  private double side(String name, double busy, String how) {
    double cores = whole(busy / (1 - asked.headroom()));
    add(name, cores, "cores", text(cores), how + spare(asked) + ", rounded up");
    return cores;
  }

  private void add(String name, double value, String unit, String text, String how) {
    lines.add(new Line(name, Numbers.rounded(value), unit, text, how));
  }

  /** The division that leaves the headroom, as it is shown. */
  static String spare(PlanRequest asked) {
    return asked.headroom() == 0 ? "" : " ÷ (1 − " + Numbers.plain(asked.headroom()) + ")";
  }

  static String text(double cores) {
    return Units.number(cores) + (cores == 1 ? " core" : " cores");
  }

  /** Rounded up, at least 1; what is a rounding error above a whole number is that number. */
  static double whole(double value) {
    return Math.max(1, Math.ceil(value - 1e-9));
  }
}
