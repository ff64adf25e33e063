package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The arithmetic of a plan, a figure after the other. */
final class Planner {
  /** Partitions that {@code tidemark topics create} makes. */
  private static final double FEW = 4;

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
    Cores parts = new Cores(asked, found, trades, needed, warnings);
    double cores = parts.job();
    double others = parts.others();
    partitions(cores);
    Bytes bytes = new Bytes(asked, found, trades, cores / asked.coresPerTaskManager(), warnings);
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

  private void partitions(double slots) {
    partitions(
        "partitions of ticks", asked.ticksPerSecond(), inputs.reader(), slots, "one a reader");
    partitions(
        "partitions of trades", trades, inputs.tradeReader(), FEW, Units.number(FEW) + ", to grow");
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

  private void partitions(String name, double rate, double reader, double least, String why) {
    double byRate = Cores.whole(rate / (reader * (1 - asked.headroom())));
    double partitions = Math.max(byRate, least);
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
            + Cores.spare(asked)
            + " = "
            + Units.count(byRate)
            + ", and "
            + why);
  }

  private void cost(double cores) {
    add(
        "cores in all",
        cores,
        "cores",
        Cores.text(cores),
        "task managers × " + asked.coresPerTaskManager() + ", brokers, database, job manager");
    if (asked.pricePerCoreHour() != null) {
      double hour = cores * asked.pricePerCoreHour();
      String price = Numbers.plain(asked.pricePerCoreHour()) + " " + asked.currency();
      String unit = asked.currency();
      add("cost an hour", hour, unit, money(hour), Cores.text(cores) + " × " + price);
      add(
          "cost a month",
          hour * HOURS_A_MONTH,
          unit,
          money(hour * HOURS_A_MONTH),
          "× 730 hours; disks and traffic are not in it");
    }
  }

  private String money(double value) {
    return String.format(Locale.ROOT, "%,.2f ", value) + asked.currency();
  }

  private void add(String name, double value, String unit, String text, String how) {
    needed.add(new Line(name, Numbers.rounded(value), unit, text, how));
  }
}
