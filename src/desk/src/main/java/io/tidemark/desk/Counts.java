package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.flow.Count.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What became of every input record, summed over all subtasks. */
final class Counts {
  private static final EnumMap<InputFile, TreeMap<String, Long>> NO_REASONS =
      new EnumMap<>(InputFile.class);

  private final EnumMap<InputFile, EnumMap<Fate, Long>> fates = new EnumMap<>(InputFile.class);
  private final EnumMap<Fate, EnumMap<InputFile, TreeMap<String, Long>>> reasons =
      new EnumMap<>(Fate.class);

  Counts() {
    for (InputFile input : InputFile.files()) {
      fates.put(input, new EnumMap<>(Fate.class));
    }
  }

  /** Sums the count rows in the parts of a folder. */
  static Counts read(Path parts) throws IOException {
    Counts counts = new Counts();
    for (Path part : Merge.parts(parts)) {
      for (String line : Files.readAllLines(part, StandardCharsets.UTF_8)) {
        String[] fields = line.substring(line.indexOf('\t') + 1).split(",", -1);
        counts.add(
            InputFile.valueOf(fields[0].toUpperCase(Locale.ROOT)),
            Fate.valueOf(fields[1]),
            fields[2],
            Long.parseLong(fields[3]));
      }
    }
    return counts;
  }

  void add(InputFile input, Fate fate, String reason, long n) {
    fates.get(input).merge(fate, n, Math::addExact);
    if (fate.hasReason()) {
      reasons
          .computeIfAbsent(fate, f -> new EnumMap<>(InputFile.class))
          .computeIfAbsent(input, i -> new TreeMap<>())
          .merge(reason, n, Math::addExact);
    }
  }

  /** Records of an input that met a fate. */
  long of(InputFile input, Fate fate) {
    return fates.get(input).getOrDefault(fate, 0L);
  }

  /** Records of an input that met a fate which has reasons, by reason, sorted. */
  Map<String, Long> reasons(Fate fate, InputFile input) {
    return Collections.unmodifiableMap(
        reasons.getOrDefault(fate, NO_REASONS).getOrDefault(input, new TreeMap<>()));
  }

  /** Records of all inputs that met a fate which has reasons, by reason, sorted. */
  Map<String, Long> reasons(Fate fate) {
    TreeMap<String, Long> all = new TreeMap<>();
    for (InputFile input : InputFile.files()) {
      reasons(fate, input).forEach((reason, n) -> all.merge(reason, n, Long::sum));
    }
    return all;
  }

  /** Records of all inputs. */
  long read() {
    long sum = 0;
    for (InputFile input : InputFile.files()) {
      sum += of(input, Fate.READ);
    }
    return sum;
  }

  /**
   * The sums that do not hold, none if all is right: each record read met one fate, each dead one
   * is a dead letter, and as many were counted as the sources handed out.
   *
   * @param letters dead letters by input
   * @param handedOut records by input; negative where that is not known
   */
  List<String> faults(Map<InputFile, Long> letters, ToLongFunction<InputFile> handedOut) {
    List<String> faults = new ArrayList<>();
    for (InputFile input : InputFile.files()) {
      long read = of(input, Fate.READ);
      long used = of(input, Fate.APPLIED);
      long late = of(input, Fate.LATE);
      long duplicate = of(input, Fate.DUPLICATE);
      long dead = of(input, Fate.DEAD);
      long skipped = of(input, Fate.SKIPPED);
      if (read != used + late + duplicate + dead + skipped) {
        faults.add(
            String.format(
                "%s: %d read, but %d applied + %d late + %d duplicate + %d dead + %d skipped",
                input.source(), read, used, late, duplicate, dead, skipped));
      }
      long listed = letters.getOrDefault(input, 0L);
      if (dead != listed) {
        faults.add(String.format("%s: %d dead, but %d dead letters", input.source(), dead, listed));
      }
      long out = handedOut.applyAsLong(input);
      if (out >= 0 && out != read) {
        faults.add(
            String.format(
                "%s: %d records in the files, but %d counted", input.source(), out, read));
      }
    }
    return faults;
  }
}
