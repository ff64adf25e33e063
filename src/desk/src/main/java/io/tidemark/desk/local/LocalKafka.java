package io.tidemark.desk.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in this JVM: broker and controller in one (KRaft), on loopback. It can be stopped
 * and started again on the same port and the same data.
 */
public final class LocalKafka implements AutoCloseable {
  private static final int NODE = 1;

  // A broker with a fault, such as a full disk, halts its process; this one is not its alone, and
  // has a folder and another server to clear away.
  static {
    Exit.setHaltProcedure(LocalKafka::gaveUp);
    Exit.setExitProcedure(LocalKafka::gaveUp);
  }

  /** Below this a segment cannot grow, and soon nothing is taken. */
  private static final long FULL_BYTES = 4L << 20;

  private static final double MEGABYTE = 1 << 20;

  private static volatile String gaveUp;

  private final Properties properties;
  private final String bootstrap;
  private KafkaRaftServer server;

  private LocalKafka(Properties properties, String bootstrap) {
    this.properties = properties;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker on a free port.
   *
   * @param folder for its data; made, and must be empty
   */
  public static LocalKafka start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /**
   * Starts a broker with some of its properties set otherwise; {@code listeners} may name other
   * protocols and ports.
   */
  public static LocalKafka start(Path folder, Map<String, String> overrides) throws Exception {
    Files.createDirectories(folder);
    int port = freePort();
    int controller = freePort();
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE));
    p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("log.dirs", folder.resolve("log").toAbsolutePath().toString());
    p.put("auto.create.topics.enable", "false");
    // One broker has nobody to replicate to, and no one else to wait for.
    p.put("default.replication.factor", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("transaction.max.timeout.ms", "3600000");
    // Smaller than a data centre's: heap and disk are this machine's.
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "2");
    p.put("log.cleaner.dedupe.buffer.size", "2097152");
    p.put("log.index.size.max.bytes", "1048576");
    p.put("log.segment.bytes", "67108864");
    // A busy machine is no lost broker; and whatever happened, the only replica is the right one.
    p.put("broker.session.timeout.ms", "30000");
    p.put("unclean.leader.election.enable", "true");
    // Caches of a broker that serves thousands; here they would take heap for nothing.
    p.put("socket.send.buffer.bytes", "-1");
    p.put("socket.receive.buffer.bytes", "-1");
    p.putAll(overrides);
    format(p, controllerListener(p));
    LocalKafka kafka = new LocalKafka(p, "127.0.0.1:" + port);
    kafka.startAgain();
    return kafka;
  }

  private static String controllerListener(Properties p) {
    return p.getProperty("controller.listener.names");
  }

  private static void format(Properties p, String controllerListener) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8"))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE)
        .setControllerListenerName(controllerListener)
        .setMetadataLogDirectory(p.getProperty("log.dirs"))
        .addDirectory(p.getProperty("log.dirs"))
        // With it, a broker that was not shut down in order would not lead its partitions again.
        .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
        .setIgnoreFormatted(true)
        .run();
  }

  private static void gaveUp(int status, String message) {
    gaveUp = "the Kafka broker gave up" + (message == null ? "" : ": " + message);
    throw new IllegalStateException("the Kafka broker gave up: " + message);
  }

  /**
   * Why brokers of this process cannot go on, in one line: clients would only tell that nobody took
   * their records in time.
   */
  public Optional<String> trouble() {
    Path folder = Path.of(properties.getProperty("log.dirs"));
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < FULL_BYTES) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "the disk is full, so that the Kafka broker takes no more (%s, %.1f MB free)",
                folder,
                free / MEGABYTE));
      }
    } catch (IOException e) {
      // Then its folder is gone, and it will say so itself.
      return Optional.ofNullable(gaveUp);
    }
    return Optional.ofNullable(gaveUp);
  }

  /** Starts it again after {@link #stop}. */
  public synchronized void startAgain() {
    if (server == null) {
      gaveUp = null;
      KafkaRaftServer fresh = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
      try {
        fresh.startup();
      } catch (RuntimeException e) {
        fresh.shutdown();
        throw e;
      }
      server = fresh;
    }
  }

  /** Stops it; its data stay. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Its address, host:port. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    stop();
  }

  /** A port of loopback that is free now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
