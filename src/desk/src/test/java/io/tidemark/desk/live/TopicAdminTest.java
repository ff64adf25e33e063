package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.measure.Offsets;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.kafka.TopicEnds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One broker, which speaks plainly on one port and wants a password on another. */
@Timeout(120)
final class TopicAdminTest {
  private static final String STORE_PASSWORD = "changeit";

  @TempDir private static Path temp;
  private static LocalKafka kafka;
  private static int saslPort;
  private static int tlsPort;
  private static String bootstrap;

  @BeforeAll
  static void start() throws Exception {
    int plain = LocalKafka.freePort();
    int controller = LocalKafka.freePort();
    saslPort = LocalKafka.freePort();
    tlsPort = LocalKafka.freePort();
    certificate();
    kafka =
        LocalKafka.start(
            temp.resolve("kafka"),
            Map.of(
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller,
                "listeners",
                String.format(
                    "PLAINTEXT://127.0.0.1:%d,SASL_PLAINTEXT://127.0.0.1:%d,"
                        + "SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d",
                    plain, saslPort, tlsPort, controller),
                "advertised.listeners",
                String.format(
                    "PLAINTEXT://127.0.0.1:%d,SASL_PLAINTEXT://127.0.0.1:%d,"
                        + "SSL://127.0.0.1:%d",
                    plain, saslPort, tlsPort),
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,"
                    + "SSL:SSL",
                "ssl.keystore.location",
                temp.resolve("broker.p12").toString(),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.key.password",
                STORE_PASSWORD,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " user_me=\"right \\\" word\";"));
    bootstrap = "127.0.0.1:" + plain;
  }

  /** A key of the broker, which nobody trusts but who has this file. */
  private static void certificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                temp.resolve("broker.p12").toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static Settings settings(String prefix, String... more) {
    Settings.Builder builder =
        Settings.builder()
            .put("kafka.bootstrap", bootstrap, "test")
            .put("topics.prefix", prefix, "test");
    for (int i = 0; i < more.length; i += 2) {
      builder.put(more[i], more[i + 1], "test");
    }
    return builder.build();
  }

  private static void refused(Settings settings, String... parts) {
    assertThatThrownBy(() -> TopicAdmin.check(settings))
        .isInstanceOf(UserException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void makes_what_is_missing_as_the_jobs_need_it() throws Exception {
    Settings settings = settings("made.");
    try (Admin admin = Admin.create(KafkaClients.admin(settings))) {
      admin
          .createTopics(
              List.of(new org.apache.kafka.clients.admin.NewTopic("made.cash", 5, (short) 1)))
          .all()
          .get();
      TopicAdmin.Created created = TopicAdmin.create(settings, 3, (short) 1);
      assertThat(created.there()).containsExactly("made.cash");
      assertThat(created.made())
          .containsExactlyElementsOf(
              Stream.of(Topic.values())
                  .filter(topic -> topic != Topic.CASH)
                  .map(topic -> topic.name("made."))
                  .toList());
      assertThat(TopicAdmin.create(settings, 3, (short) 1).made()).isEmpty();

      assertThat(config(admin, "made.ticks", "message.timestamp.type")).isEqualTo("LogAppendTime");
      assertThat(config(admin, "made.trades", "retention.ms")).isEqualTo("-1");
      assertThat(config(admin, "made.instruments", "cleanup.policy")).isEqualTo("compact");
      assertThat(config(admin, "made.positions", "cleanup.policy")).isEqualTo("compact");
      assertThat(config(admin, "made.accounts-pnl", "min.compaction.lag.ms")).isEqualTo("86400000");
      assertThat(config(admin, "made.positions", "delete.retention.ms")).isEqualTo("2592000000");
      assertThat(config(admin, "made.limits", "cleanup.policy")).isEqualTo("compact");
      assertThat(config(admin, "made.limits", "message.timestamp.type")).isEqualTo("LogAppendTime");
      assertThat(config(admin, "made.fills", "retention.ms")).isEqualTo("-1");
      assertThat(config(admin, "made.alerts", "retention.ms")).isEqualTo("-1");
      assertThat(config(admin, "made.signals", "cleanup.policy")).isEqualTo("delete");
    }
    TopicAdmin.check(settings);
    TopicAdmin.check(settings("made.", "parallelism", "3"));
    refused(
        settings("made.", "parallelism", "4"),
        "topic made.ticks has 3 partitions, fewer than parallelism, which is 4",
        "--set parallelism=3");
    refused(
        settings("made.", "kafka.transaction-timeout", "2h"),
        "kafka.transaction-timeout is 2h",
        "transaction.max.timeout.ms, which is 3600000 ms");
  }

  private static String config(Admin admin, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get(key).value();
  }

  @Test
  void names_the_command_that_makes_missing_topics() {
    refused(
        settings("none."),
        "the topics none.ticks, none.trades,",
        "are missing at " + bootstrap,
        "./tidemark topics create --set kafka.bootstrap="
            + bootstrap
            + " --set topics.prefix=none.");
  }

  @Test
  void tells_an_absent_broker_from_one_that_refuses() throws Exception {
    Settings absent = Settings.of(Map.of("kafka.bootstrap", "127.0.0.1:" + LocalKafka.freePort()));
    long began = System.nanoTime();
    refused(absent, "do not answer within 10 s; see kafka.bootstrap");
    assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
    refused(
        Settings.of(Map.of("kafka.bootstrap", "no.such.host.invalid:9092")),
        "no host of it is known");

    Path wrong = Files.writeString(temp.resolve("wrong"), "wrong");
    Path right = Files.writeString(temp.resolve("right"), "right \" word\n");
    refused(login(wrong), "refuse user \"me\"", "kafka.sasl.password");
    assertThatThrownBy(() -> TopicAdmin.check(login(wrong))).message().doesNotContain("wrong\"");
    refused(login(right), "missing at 127.0.0.1:" + saslPort);
    try (Offsets offsets = new Offsets(KafkaClients.consumer(login(right)), List.of())) {
      assertThat(offsets.committed("none")).as("it logs in, secret and all").isEmpty();
    }
    refused(login(temp.resolve("none")), "the secret's file " + temp.resolve("none"));

    String tls = "127.0.0.1:" + tlsPort;
    refused(
        settings("x", "kafka.bootstrap", tls, "kafka.security.protocol", "SSL"),
        "TLS with the brokers at " + tls + " fails",
        "kafka.ssl.truststore");
    Path store = Files.writeString(temp.resolve("store"), STORE_PASSWORD);
    refused(
        settings(
            "nothing.",
            "kafka.bootstrap",
            tls,
            "kafka.security.protocol",
            "SSL",
            "kafka.ssl.truststore",
            temp.resolve("broker.p12").toString(),
            "kafka.ssl.truststore-password",
            "file:" + store),
        "missing at " + tls);
  }

  private static Settings login(Path password) {
    return settings(
        "nothing.",
        "kafka.bootstrap",
        "127.0.0.1:" + saslPort,
        "kafka.security.protocol",
        "SASL_PLAINTEXT",
        "kafka.sasl.mechanism",
        "PLAIN",
        "kafka.sasl.username",
        "me",
        "kafka.sasl.password",
        "file:" + password);
  }

  /** Sends without waiting: a flush or the end of the transaction does. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void send(KafkaProducer<byte[], byte[]> producer, int partition) {
    producer.send(new ProducerRecord<>("ends.accounts", partition, new byte[1], new byte[1]));
  }

  @Test
  void finds_the_last_record_behind_which_only_markers_stand() throws Exception {
    Settings settings = settings("ends.");
    TopicAdmin.create(settings, 4, (short) 1);
    Properties properties = KafkaClients.producer(settings);
    properties.put("transactional.id", "ends");
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, 0);
      send(producer, 1);
      send(producer, 1);
      producer.commitTransaction();
      for (int i = 0; i < 20; i++) {
        producer.beginTransaction();
        send(producer, 1);
        send(producer, 2);
        producer.flush();
        producer.abortTransaction();
      }
    }
    assertThat(TopicEnds.last(settings, "ends.accounts")).isEqualTo(Map.of(0, 0L, 1, 1L));
    assertThat(TopicEnds.last(settings, "ends.instruments")).isEmpty();
    assertThatThrownBy(() -> TopicEnds.last(settings, "ends.no-such"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("ends.no-such");
  }
}
