package io.tidemark.desk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One java process and the file with all that it prints. Ends with this JVM at the latest. */
final class Jvm implements AutoCloseable {
  private static final int TAIL = 60;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread hook;

  private Jvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.hook = new Thread(process::destroyForcibly, "end of " + name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts the JVM that runs this test once more.
   *
   * @param name what messages call it, and its log
   * @param arguments of java: options, class path, main class and its arguments
   */
  static Jvm start(String name, Path dir, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var log = dir.resolve(name + ".log");
    var builder = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new Jvm(name, builder.redirectOutput(log.toFile()).start(), log);
  }

  /**
   * Waits for its end.
   *
   * @return false where it still runs after the time
   */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Its exit code; it must have ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** All that it printed so far. */
  String output() {
    try {
      return new String(Files.readAllBytes(log), Charset.defaultCharset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines that it printed, under its name. */
  String tail() {
    var lines = output().lines().toList();
    var last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    return "---- " + name + "\n" + String.join("\n", last) + "\n";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending: the hook runs, and finds the process gone.
    }
  }
}
