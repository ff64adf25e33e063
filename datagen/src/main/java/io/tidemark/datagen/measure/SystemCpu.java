package io.tidemark.datagen.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The CPU times of this process and of a database on this machine. Java tells of its own threads,
 * with their whole names; of the others (collector, compiler, RocksDB) Linux tells under /proc, and
 * elsewhere nobody does.
 */
final class SystemCpu implements CpuSource {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** What Linux counts CPU time in, whatever its own clock. */
  private static final long TICK_NANOS = 10_000_000L;

  private static final int UTIME = 11;
  private static final int CHILDREN_STIME = 14;

  private final ThreadMXBean java = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final OptionalLong databasePid;
  private final Map<Long, String> javaGroups = new HashMap<>();
  private final Map<String, String> nativeGroups = new HashMap<>();

  SystemCpu(OptionalLong databasePid) {
    this.databasePid = databasePid;
  }

  @Override
  public List<ThreadTime> threads() {
    List<ThreadTime> threads = new ArrayList<>();
    long[] ids = java.getAllThreadIds();
    long[] nanos = java.getThreadCpuTime(ids);
    for (int i = 0; i < ids.length; i++) {
      if (nanos[i] >= 0) {
        threads.add(
            new ThreadTime(ids[i], javaGroups.computeIfAbsent(ids[i], this::group), nanos[i]));
      }
    }
    javaGroups.keySet().retainAll(threads.stream().map(ThreadTime::id).toList());
    natives(threads);
    return threads;
  }

  private String group(long id) {
    ThreadInfo info = java.getThreadInfo(id);
    return info == null ? ThreadGroups.OTHER : ThreadGroups.of(info.getThreadName());
  }

  private void natives(List<ThreadTime> threads) {
    if (!Files.isDirectory(TASKS)) {
      return;
    }
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        String tid = task.getFileName().toString();
        String group = nativeGroups.get(tid);
        if (group == null) {
          group = ThreadGroups.ofNative(name(task));
          if (group != null) {
            nativeGroups.put(tid, group);
          }
        }
        if (group != null) {
          // Below zero: Java's own have numbers of their own
          threads.add(new ThreadTime(-Long.parseLong(tid), group, ticks(task, 1) * TICK_NANOS));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A system that tells nothing of threads
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  /** User and system time of a task or process; of its ended children too if all four are asked. */
  private static long ticks(Path folder, int last) {
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      return ticks(stat, last);
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /**
   * User and system time in a line of the system.
   *
   * @param last 1 for these two, 3 for those of ended children too
   */
  static long ticks(String stat, int last) {
    // The name before stands in brackets, and may hold spaces and brackets
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = UTIME; field <= Math.min(UTIME + last, CHILDREN_STIME); field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }

  @Override
  public long process() {
    return system.getProcessCpuTime();
  }

  @Override
  public long database() {
    if (databasePid.isEmpty()) {
      return 0;
    }
    Path proc = Path.of("/proc");
    long pid = databasePid.getAsLong();
    // Its children end with their connections, and then their time is told with its own
    long ticks = ticks(proc.resolve(Long.toString(pid)), 3);
    try {
      ticks +=
          ProcessHandle.of(pid).stream()
              .flatMap(ProcessHandle::descendants)
              .mapToLong(child -> ticks(proc.resolve(Long.toString(child.pid())), 3))
              .sum();
    } catch (UncheckedIOException e) {
      // It ends just now
    }
    return ticks * TICK_NANOS;
  }
}
