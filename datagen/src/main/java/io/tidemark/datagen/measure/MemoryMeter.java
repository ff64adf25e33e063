package io.tidemark.datagen.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process, as of the last look and at most. Thread-safe. */
final class MemoryMeter {
  private static final long KIB = 1024;

  private final Path status;
  private long heap;
  private long rss;
  private long heapMax;
  private long rssMax;

  MemoryMeter() {
    this(Path.of("/proc/self/status"));
  }

  /** Of a process whose status is in a file. */
  MemoryMeter(Path status) {
    this.status = status;
  }

  /** Looks. */
  synchronized void look() {
    heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    rss = resident();
    heapMax = Math.max(heapMax, heap);
    rssMax = Math.max(rssMax, rss);
  }

  /** 0 where the system does not tell. */
  private long resident() {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  synchronized void mark() {
    heapMax = heap;
    rssMax = rss;
  }

  /** Heap in use at the last look, bytes. */
  synchronized long heap() {
    return heap;
  }

  /** Memory that the process held at the last look, bytes. */
  synchronized long rss() {
    return rss;
  }

  synchronized long heapMax() {
    return heapMax;
  }

  synchronized long rssMax() {
    return rssMax;
  }
}
