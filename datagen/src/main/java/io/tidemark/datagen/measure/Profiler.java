package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import one.profiler.AsyncProfiler;
import one.profiler.Counter;

/**
 * Takes samples of what this process works at, native code included, by async-profiler. One at a
 * time in a process.
 */
public final class Profiler {
  private static final double EVERY_MILLIS = 5;
  private static final int HOTTEST = 25;

  private final AsyncProfiler profiler;

  private Profiler(AsyncProfiler profiler) {
    this.profiler = profiler;
  }

  /**
   * Begins.
   *
   * @throws IOException one line, if samples cannot be taken on this system
   */
  public static Profiler start() throws IOException {
    try {
      AsyncProfiler profiler = AsyncProfiler.getInstance();
      // A timer of CPU time: it needs no rights, as counters of the kernel would
      profiler.execute("start,event=ctimer,threads,interval=" + (long) EVERY_MILLIS + "ms");
      return new Profiler(profiler);
    } catch (UnsatisfiedLinkError | IllegalStateException | IllegalArgumentException e) {
      throw new IOException("no profile can be made here: " + e.getMessage(), e);
    }
  }

  /**
   * Ends.
   *
   * @param flames a file for a page with the flame graph
   * @return the hottest of it
   */
  public Profile stop(Path flames) throws IOException {
    profiler.stop();
    profiler.execute("flamegraph,threads,title=CPU,file=" + flames.toAbsolutePath());
    return of(profiler.dumpCollapsed(Counter.SAMPLES));
  }

  /** What stacks tell, a line each: {@code [thread tid=1];frame;…;frame count}. */
  static Profile of(String collapsed) {
    Map<String, Long> hot = new HashMap<>();
    Map<String, Long> parts = new HashMap<>();
    long all = 0;
    long jobs = 0;
    for (String line : (Iterable<String>) collapsed.lines()::iterator) {
      int space = line.lastIndexOf(' ');
      String[] frames = line.substring(0, space).split(";", -1);
      long count = Long.parseLong(line.substring(space + 1));
      all += count;
      if (ofTheJobs(thread(frames[0]))) {
        jobs += count;
        hot.merge(name(frames[frames.length - 1]), count, Long::sum);
        for (String part : parts(frames)) {
          parts.merge(part, count, Long::sum);
        }
      }
    }
    return new Profile(all, EVERY_MILLIS, shares(hot, jobs), shares(parts, jobs));
  }

  private static boolean ofTheJobs(String thread) {
    return ThreadGroups.of(thread).equals(ThreadGroups.JOB)
        || ThreadGroups.JOB.equals(ThreadGroups.ofNative(thread));
  }

  /** A thread's name without what the profiler puts around it. */
  private static String thread(String frame) {
    int end = frame.lastIndexOf(" tid=");
    return frame.startsWith("[") && end > 0 ? frame.substring(1, end) : frame;
  }

  private static String name(String frame) {
    // A library without symbols is named by its file, which lies somewhere
    return frame.endsWith(".so")
        ? frame.substring(frame.lastIndexOf('/') + 1)
        : frame.replace('/', '.');
  }

  /** Our own classes and the libraries on the way: a stack counts for each once. */
  private static Set<String> parts(String[] frames) {
    Set<String> parts = new HashSet<>();
    for (String frame : frames) {
      String name = name(frame);
      if (name.startsWith("io.tidemark.")) {
        // A class stands for those in it, and for its lambdas, whose names are numbers
        String type = name.substring(0, name.lastIndexOf('.'));
        parts.add(type.contains("$") ? type.substring(0, type.indexOf('$')) : type);
      } else if (name.startsWith("rocksdb::") || name.startsWith("org.rocksdb.")) {
        parts.add("RocksDB");
      } else if (name.startsWith("org.apache.kafka.clients.")) {
        parts.add("Kafka's clients");
      } else if (name.startsWith("org.apache.flink.runtime.io.network.")) {
        parts.add("Flink's network");
      } else if (name.startsWith("org.apache.avro.")) {
        parts.add("Avro");
      }
    }
    return parts;
  }

  private static List<Profile.Share> shares(Map<String, Long> counts, long all) {
    List<Profile.Share> shares = new ArrayList<>();
    counts.forEach((name, count) -> shares.add(new Profile.Share(name, (double) count / all)));
    shares.sort(
        Comparator.comparingDouble(Profile.Share::share)
            .reversed()
            .thenComparing(Profile.Share::name));
    return List.copyOf(shares.subList(0, Math.min(HOTTEST, shares.size())));
  }
}
