package io.tidemark.desk.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;

/**
 * A JobManager and one TaskManager on loopback, and {@code flink run} against them. Everything that
 * they write is under one folder. It ends what it started, by handle, and nothing else.
 */
public final class LocalCluster implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration SUBMIT = Duration.ofMinutes(3);
  private static final Pattern SUBMITTED =
      Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");

  private final Path dir;
  private final String classPath;
  private final Rest rest;
  private final List<Jvm> processes = new ArrayList<>();

  private LocalCluster(Path dir, String classPath, int restPort) {
    this.dir = dir;
    this.classPath = classPath;
    this.rest = new Rest(restPort);
  }

  /**
   * Starts a cluster and waits until its slots are there.
   *
   * @param dir an empty folder for configuration, logs and temporary files
   * @param slots number of slots of the TaskManager
   * @param options further Flink options, in place of the defaults here
   * @throws AssertionError with the ends of the logs, where it does not come up
   */
  public static LocalCluster start(Path dir, int slots, Map<String, String> options)
      throws IOException, InterruptedException {
    var ports = ClusterConfig.freePorts(2);
    var cluster = new LocalCluster(dir, ClusterClassPath.join(), ports.get(0));
    var config = ClusterConfig.defaults(dir, ports.get(0), ports.get(1), slots);
    config.putAll(options);
    ClusterConfig.write(dir, config);
    try {
      cluster.launch(
          "jobmanager",
          "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
          List.of("--configDir", dir.toString()));
      // A TaskManager that comes first tries again only every ten seconds.
      cluster.await("the JobManager", START, () -> cluster.rest.get("/overview"));
      cluster.launch(
          "taskmanager",
          "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
          List.of("--configDir", dir.toString(), "-Dtaskmanager.resource-id=tm-1"));
      cluster.await(
          "the TaskManager",
          START,
          () ->
              cluster
                  .rest
                  .get("/overview")
                  .filter(overview -> overview.path("slots-available").asInt() == slots));
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * {@code flink run -d jar arguments...}, in a process of its own.
   *
   * @return the job's id
   * @throws AssertionError with what it printed, where it refuses
   */
  public String submit(Path jar, List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("run", "-d", jar.toString()));
    command.addAll(arguments);
    try (var client = java("flink-run", "org.apache.flink.client.cli.CliFrontend", command)) {
      if (!client.endsWithin(SUBMIT.toMillis())) {
        throw new AssertionError("flink run does not end\n" + client.tail() + tails());
      }
      var id = SUBMITTED.matcher(client.output());
      if (client.exitCode() != 0 || !id.find()) {
        throw new AssertionError(
            "flink run ended with " + client.exitCode() + "\n" + client.tail() + tails());
      }
      return id.group(1);
    }
  }

  /**
   * Waits until a job has FINISHED.
   *
   * @throws AssertionError with the job's exceptions, where it ends in another way or not in time
   */
  public void awaitFinished(String job, Duration time) throws InterruptedException {
    var state = await("the end of job " + job, time, () -> endOf(job));
    if (!state.equals("FINISHED")) {
      var causes =
          rest.get("/jobs/" + job + "/exceptions")
              .map(node -> node.path("exceptionHistory").path("entries"))
              .map(LocalCluster::stackTraces)
              .orElse("(no exceptions known)");
      throw new AssertionError("job " + job + " is " + state + "\n" + causes);
    }
  }

  private Optional<String> endOf(String job) throws InterruptedException {
    return rest.get("/jobs/" + job)
        .map(node -> node.path("state").asText())
        .filter(state -> List.of("FINISHED", "FAILED", "CANCELED", "SUSPENDED").contains(state));
  }

  private static String stackTraces(JsonNode entries) {
    var text = new StringBuilder();
    entries.forEach(
        entry ->
            text.append(entry.path("taskName").asText("the job"))
                .append(": ")
                .append(entry.path("stacktrace").asText())
                .append('\n'));
    return text.toString();
  }

  /** Something that may not be there yet. */
  private interface Probe<T> {
    Optional<T> look() throws InterruptedException;
  }

  /** Looks until the probe finds something, a process of the cluster ends, or time is up. */
  private <T> T await(String what, Duration time, Probe<T> probe) throws InterruptedException {
    var deadline = System.nanoTime() + time.toNanos();
    while (true) {
      var found = probe.look();
      if (found.isPresent()) {
        return found.get();
      }
      // The pause between two looks is a wait for what would make the next one useless.
      for (var process : processes) {
        if (process.endsWithin(50)) {
          throw new AssertionError(
              "waiting for "
                  + what
                  + ": a process ended with "
                  + process.exitCode()
                  + "\n"
                  + tails());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + time + " for " + what + "\n" + tails());
      }
    }
  }

  private void launch(String name, String main, List<String> arguments) throws IOException {
    processes.add(java(name, main, arguments));
  }

  private Jvm java(String name, String main, List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Flink's client needs it; a distribution's config.yaml opens this and more.
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=" + dir.resolve("log4j2.properties").toUri(),
                "-cp",
                classPath,
                main));
    command.addAll(arguments);
    return Jvm.start(name, dir, Map.of("FLINK_CONF_DIR", dir.toString()), command);
  }

  private String tails() {
    return String.join("", processes.stream().map(Jvm::tail).toList());
  }

  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).close();
    }
  }
}
