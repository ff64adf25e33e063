package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The arithmetic of a plan, a figure after the other. */
final class Planner {
  /** The job's maximum parallelism, fixed since its first release. */
  static final int MOST_SUBTASKS = 720;

  private static final double MICROS = 1e6;
  private static final double HOURS_A_MONTH = 730;

  private final PlanRequest asked;
  private final Measured found;
  private final String from;
  private final Inputs inputs;
  private final List<Line> needed = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final double trades;

  Planner(PlanRequest asked, Measured found, String from) {
    this.asked = asked;
    this.found = found;
    this.from = from;
    this.inputs = new Inputs(found);
    trades =
        asked.tradesPerSecond() == null
            ? asked.ticksPerSecond() * found.tradesPerTick()
            : asked.tradesPerSecond();
  }

  Plan plan() {
    double ticks = ticksThatCount();
    double cores = jobCores(ticks);
    double others = otherCores(ticks);
    partitions(cores);
    Bytes bytes = new Bytes(asked, found, trades, cores / asked.coresPerTaskManager());
    needed.addAll(bytes.lines());
    cost(cores + others);
    Trust trust = new Trust(asked, found, trades, cores);
    List<String> all = new ArrayList<>(warnings);
    all.addAll(trust.warnings());
    return new Plan(title(), inputs.source(from), inputs.lines(), needed, trust.lines(), all);
  }

  private String title() {
    return "Plan for "
        + Units.perSecond(asked.ticksPerSecond())
        + " ticks, "
        + Units.perSecond(trades)
        + " trades, "
        + Units.count((double) asked.symbols())
        + " symbols, "
        + Units.count((double) asked.accounts())
        + " accounts; "
        + Units.share(asked.headroom())
        + " of each core stays free";
  }

  /** The cost of a tick holds that of its trades: more trades a tick count as more ticks. */
  private double ticksThatCount() {
    double ratio = found.tradesPerTick();
    double byTrades = ratio > 0 ? trades / ratio : 0;
    double ticks = Math.max(asked.ticksPerSecond(), byTrades);
    add(
        "ticks that count",
        ticks,
        "1/s",
        Units.perSecond(ticks),
        "the larger of "
            + Units.perSecond(asked.ticksPerSecond())
            + " and "
            + Units.perSecond(trades)
            + " trades ÷ "
            + Units.number(ratio)
            + " trades a tick");
    return ticks;
  }

  private double jobCores(double ticks) {
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
    add("job, busy", busy, "cores", cores(busy), how);
    double room = busy / (1 - asked.headroom());
    add("job, with headroom", room, "cores", cores(room), Units.number(busy) + spare());
    double managers = ceil(room / asked.coresPerTaskManager());
    int each = asked.coresPerTaskManager();
    add(
        "task managers",
        managers,
        "1",
        Units.count(managers),
        Units.number(room) + " ÷ " + each + " cores each, rounded up");
    double slots = managers * each;
    add("parallelism", slots, "1", Units.count(slots), "a slot for each core");
    if (slots > MOST_SUBTASKS) {
      double jobs = ceil(slots / MOST_SUBTASKS);
      warnings.add(
          "a job has at most "
              + MOST_SUBTASKS
              + " subtasks: share the symbols and accounts out over "
              + Units.count(jobs)
              + " ledgers with topics of their own");
    }
    return slots;
  }

  /** Of brokers, database and the JobManager. */
  private double otherCores(double ticks) {
    double all = 1;
    all +=
        side(
            "brokers",
            "broker",
            ticks,
            asked.replication(),
            " × " + asked.replication() + " copies");
    all += side("database", "database", ticks, 1, "");
    add("job manager", 1, "cores", cores(1), "one, whatever the rate");
    return all;
  }

  private double side(String name, String who, double ticks, int times, String copies) {
    OptionalDouble micros = found.micros(who);
    if (micros.isEmpty()) {
      warnings.add("the CPU time of the " + who + " was not measured: it is not in the plan");
      return 0;
    }
    double cores = ceil(ticks * micros.getAsDouble() / MICROS * times / (1 - asked.headroom()));
    add(
        name,
        cores,
        "cores",
        cores(cores),
        Units.perSecond(ticks)
            + " × "
            + Units.micros(micros.getAsDouble())
            + copies
            + spare()
            + ", rounded up");
    return cores;
  }

  private void partitions(double slots) {
    partitions("partitions of ticks", asked.ticksPerSecond(), inputs.reader(), slots);
    partitions("partitions of trades", trades, inputs.tradeReader(), slots);
    double hot = asked.topSymbolShare() * asked.ticksPerSecond();
    double holds = inputs.market();
    add(
        "busiest symbol",
        hot,
        "1/s",
        Units.perSecond(hot),
        Units.share(asked.topSymbolShare())
            + " of all ticks, in one subtask, which holds "
            + Units.perSecond(holds));
    if (hot > holds * (1 - asked.headroom())) {
      warnings.add(
          "hot symbol: "
              + Units.perSecond(hot)
              + " in one subtask is "
              + (hot > holds ? "more than it holds" : "more than the headroom leaves")
              + "; with a share of "
              + Units.share(asked.topSymbolShare())
              + " no number of machines carries more than "
              + Units.perSecond(holds / asked.topSymbolShare())
              + " ticks");
    }
  }

  private void partitions(String name, double rate, double reader, double slots) {
    double byRate = ceil(rate / (reader * (1 - asked.headroom())));
    double partitions = Math.max(byRate, slots);
    add(
        name,
        partitions,
        "1",
        Units.count(partitions),
        "the larger of "
            + Units.perSecond(rate)
            + " ÷ "
            + Units.perSecond(reader)
            + " that a reader holds"
            + spare()
            + " = "
            + Units.count(byRate)
            + ", and one a reader");
  }

  private void cost(double cores) {
    add(
        "cores in all",
        cores,
        "cores",
        cores(cores),
        "task managers × " + asked.coresPerTaskManager() + ", brokers, database, job manager");
    if (asked.pricePerCoreHour() != null) {
      double hour = cores * asked.pricePerCoreHour();
      String price = Numbers.plain(asked.pricePerCoreHour()) + " " + asked.currency();
      String unit = asked.currency();
      add("cost an hour", hour, unit, money(hour), cores(cores) + " × " + price);
      add(
          "cost a month",
          hour * HOURS_A_MONTH,
          unit,
          money(hour * HOURS_A_MONTH),
          "× 730 hours; disks and traffic are not in it");
    }
  }

  private String money(double value) {
    return String.format(java.util.Locale.ROOT, "%,.2f ", value) + asked.currency();
  }

  private String spare() {
    return asked.headroom() == 0 ? "" : " ÷ (1 − " + Numbers.plain(asked.headroom()) + ")";
  }

  private static String cores(double value) {
    return Units.number(value) + (value == 1 ? " core" : " cores");
  }

  /** At least 1; what is a rounding error above a whole number is that number. */
  private static double ceil(double value) {
    return Math.max(1, Math.ceil(value - 1e-9));
  }

  private void add(String name, double value, String unit, String text, String how) {
    needed.add(new Line(name, Numbers.rounded(value), unit, text, how));
  }
}
