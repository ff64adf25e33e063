package io.tidemark.desk.loadtest;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.datagen.report.LoadReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that a load test runs on. */
final class ThisMachine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private ThisMachine() {}

  static LoadReport.Machine describe() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new LoadReport.Machine(
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        Runtime.getRuntime().maxMemory(),
        Math.max(0, system.getSystemLoadAverage()));
  }

  private static String cpu() {
    if (!Files.isReadable(CPU)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
