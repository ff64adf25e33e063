package io.tidemark.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A command of Tidemark in a JVM of its own, with a temporary folder of its own. */
final class ChildCommand implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final Path temp;
  private final Path out;
  private final Path err;
  private final Process process;

  private ChildCommand(Path temp, Path out, Path err, Process process) {
    this.temp = temp;
    this.out = out;
    this.err = err;
    this.process = process;
  }

  /** Starts a command; what it prints goes to files beside its temporary folder. */
  static ChildCommand start(Path dir, String... args) throws IOException {
    Path home = Path.of(System.getProperty("tidemark.home", "../..")).toAbsolutePath().normalize();
    Files.createDirectories(dir);
    Path temp = Files.createDirectories(dir.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.io.tmpdir=" + temp,
                "-Dtidemark.home=" + home,
                "-Dlog4j2.configurationFile=" + home.resolve("flink-conf/log4j2.properties"),
                "io.tidemark.desk.Main"));
    command.addAll(List.of(args));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    return new ChildCommand(
        temp,
        out,
        err,
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start());
  }

  /** All that it printed. */
  String printed() {
    try {
      return Files.readString(out, StandardCharsets.UTF_8)
          + Files.readString(err, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Waits until something holds; a command that ends first, or takes too long, is a failure. */
  void await(BooleanSupplier condition, long seconds) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError(printed());
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Its exit code. */
  int exit(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + printed());
    }
    return process.exitValue();
  }

  /** Lets it be for a while, unless it ends. */
  void run(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What is left in its temporary folder. */
  List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.toList();
    }
  }

  /** The processes, also of other parents, whose command line names its temporary folder. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .map(handle -> handle.info().commandLine().orElse(""))
        .filter(line -> line.contains(temp.toString()))
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }
}
