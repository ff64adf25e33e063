package io.tidemark.desk.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder that a distribution calls conf, for {@link LocalCluster}. */
final class ClusterConfig {
  private ClusterConfig() {}

  /**
   * The options of a small cluster on loopback. Those of a TaskManager's memory and cores are what
   * the shell scripts of a distribution would compute: the process refuses to start without any.
   */
  static Map<String, String> defaults(Path dir, int restPort, int rpcPort, int slots) {
    var options = new TreeMap<String, String>();
    options.put("jobmanager.rpc.address", "127.0.0.1");
    options.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    options.put("jobmanager.bind-host", "127.0.0.1");
    options.put("rest.address", "127.0.0.1");
    options.put("rest.bind-address", "127.0.0.1");
    options.put("rest.port", Integer.toString(restPort));
    options.put("taskmanager.host", "127.0.0.1");
    options.put("taskmanager.bind-host", "127.0.0.1");
    options.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    options.put("taskmanager.cpu.cores", "2.0");
    options.put("taskmanager.memory.task.heap.size", "256m");
    options.put("taskmanager.memory.task.off-heap.size", "0m");
    options.put("taskmanager.memory.network.min", "64m");
    options.put("taskmanager.memory.network.max", "64m");
    options.put("taskmanager.memory.managed.size", "128m");
    options.put("taskmanager.memory.framework.heap.size", "128m");
    options.put("taskmanager.memory.framework.off-heap.size", "128m");
    options.put("taskmanager.memory.jvm-metaspace.size", "256m");
    options.put("taskmanager.memory.jvm-overhead.min", "192m");
    options.put("taskmanager.memory.jvm-overhead.max", "192m");
    options.put("parallelism.default", Integer.toString(slots));
    options.put("io.tmp.dirs", dir.toString());
    options.put("web.upload.dir", dir.resolve("upload").toString());
    options.put("web.refresh-interval", "100ms");
    options.put("restart-strategy.type", "disable");
    return options;
  }

  /** Writes config.yaml, and a log4j2.properties that logs to stdout, into the folder. */
  static void write(Path dir, Map<String, String> options) throws IOException {
    var yaml = new ArrayList<String>();
    options.forEach((key, value) -> yaml.add(key + ": \"" + value + '"'));
    Files.write(dir.resolve("config.yaml"), yaml);
    Files.writeString(
        dir.resolve("log4j2.properties"),
        """
        rootLogger.level = INFO
        rootLogger.appenderRef.console.ref = console
        appender.console.name = console
        appender.console.type = CONSOLE
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d %-5p %c{1} %m%n
        """);
  }

  /** Ports that nobody listens on, at the moment. */
  static List<Integer> freePorts(int count) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      var ports = new ArrayList<Integer>();
      for (int i = 0; i < count; i++) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
