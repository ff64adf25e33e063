package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Machine;
import io.tidemark.datagen.report.LoadReport.Run;
import io.tidemark.datagen.report.LoadReport.ScenarioText;
import io.tidemark.datagen.report.LoadReport.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Why figures of two runs may differ though the program does not. */
final class Differences {
  /** Rates and lengths that are closer count as equal. */
  private static final double CLOSE = 0.02;

  /** Settings that say where things are, and not how they are done. */
  private static final Set<String> PLACES =
      Set.of("kafka.bootstrap", "ledger.id", "postgres.url", "state.dir", "topics.prefix");

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** A line for each thing that was not the same. */
  static List<String> between(LoadReport now, LoadReport earlier) {
    Differences differences = new Differences();
    if (now.scenario() != null && earlier.scenario() != null) {
      differences.scenarios(now.scenario(), earlier.scenario());
    }
    if (now.machine() != null && earlier.machine() != null) {
      differences.machines(now.machine(), earlier.machine());
    }
    if (now.traffic() != null && earlier.traffic() != null) {
      // A search ends at the rate it finds: that is its result.
      boolean searched = now.search() != null && earlier.search() != null;
      differences.traffic(now.traffic(), earlier.traffic(), searched);
    }
    if (now.run() != null && earlier.run() != null) {
      differences.runs(now.run(), earlier.run());
    }
    return differences.lines;
  }

  private void scenarios(ScenarioText now, ScenarioText earlier) {
    if (!Objects.equals(now.name(), earlier.name())) {
      add("scenario", earlier.name(), now.name());
    } else if (!Objects.equals(now.text(), earlier.text())) {
      lines.add("the scenario " + now.name() + " has been changed in between");
    }
  }

  private void machines(Machine now, Machine earlier) {
    if (!Objects.equals(now.cpu(), earlier.cpu())) {
      add("processor", earlier.cpu(), now.cpu());
    }
    if (now.cores() != earlier.cores()) {
      add("cores", String.valueOf(earlier.cores()), String.valueOf(now.cores()));
    }
    if (!close((double) now.maxHeapBytes(), (double) earlier.maxHeapBytes())) {
      add("heap", bytes(earlier.maxHeapBytes()), bytes(now.maxHeapBytes()));
    }
    busy("earlier", earlier);
    busy("now", now);
  }

  private void busy(String when, Machine machine) {
    if (machine.loadBefore() > machine.cores() / 2.0) {
      lines.add(
          when
              + ", the machine was busy before the run began: a load of "
              + Units.number(machine.loadBefore())
              + " on "
              + machine.cores()
              + " cores");
    }
  }

  private void traffic(Traffic now, Traffic earlier, boolean searched) {
    if (!searched && !close(now.ticksPerSecond(), earlier.ticksPerSecond())) {
      add(
          "rate of ticks",
          Units.perSecond(earlier.ticksPerSecond()),
          Units.perSecond(now.ticksPerSecond()));
    }
    if (now.symbols() != earlier.symbols()) {
      add("symbols", count(earlier.symbols()), count(now.symbols()));
    }
    if (now.accounts() != earlier.accounts()) {
      add("accounts", count(earlier.accounts()), count(now.accounts()));
    }
    if (now.seed() != earlier.seed()) {
      add("seed", String.valueOf(earlier.seed()), String.valueOf(now.seed()));
    }
  }

  private void runs(Run now, Run earlier) {
    if (!Objects.equals(now.where(), earlier.where())) {
      add("ran on", earlier.where(), now.where());
    }
    if (!close(now.seconds(), earlier.seconds())) {
      add("length", Units.seconds(earlier.seconds()), Units.seconds(now.seconds()));
    }
    if (!earlier.completed() || !now.completed()) {
      lines.add((now.completed() ? "the earlier run" : "this run") + " did not come to its end");
    }
    Map<String, String> before = earlier.settings() == null ? Map.of() : earlier.settings();
    Map<String, String> after = now.settings() == null ? Map.of() : now.settings();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeAll(PLACES);
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        add(
            "setting " + name,
            before.getOrDefault(name, "the default"),
            after.getOrDefault(name, "the default"));
      }
    }
  }

  private void add(String what, String earlier, String now) {
    lines.add(what + ": " + earlier + " earlier, " + now + " now");
  }

  private static boolean close(double one, double other) {
    return Math.abs(one - other) <= CLOSE * Math.max(Math.abs(one), Math.abs(other));
  }

  private static String bytes(long value) {
    return Units.bytes((double) value);
  }

  private static String count(long value) {
    return Units.count((double) value);
  }
}
