package io.tidemark.job.kafka;

import io.tidemark.job.Keys;
import io.tidemark.job.Secret;
import io.tidemark.job.Setting;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Properties of Kafka clients. They hold no secret but only where it is: each client reads it when
 * it is made ({@link SecretProvider}), so that a job's graph may go anywhere. A client made of them
 * throws {@link UserException}, as it is or as a cause, if a secret is not where it should be.
 */
public final class KafkaClients {
  private static final String SECRETS = "tidemark";

  private KafkaClients() {}

  /**
   * Properties of a consumer that sees committed records only, begins at the earliest one and
   * commits no offsets. Deserializers and group are left to the caller.
   *
   * @throws UserException if settings contradict each other or a store's file is not there
   */
  public static Properties consumer(Settings settings) {
    Properties properties = client(settings);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return properties;
  }

  /**
   * Properties of a producer that writes no record twice. Serializers are left to the caller.
   *
   * @throws UserException as {@link #consumer}
   */
  public static Properties producer(Settings settings) {
    Properties properties = client(settings);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // A broker that does not lead a partition yet may refuse a new producer's first request and
    // take its second, after which it takes the first no more, and the record is lost in the end.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return properties;
  }

  /**
   * Properties of an admin client.
   *
   * @throws UserException as {@link #consumer}
   */
  public static Properties admin(Settings settings) {
    return client(settings);
  }

  private static Properties client(Settings settings) {
    Properties properties = new Properties();
    properties.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.get(Keys.KAFKA_BOOTSTRAP));
    String protocol = settings.get(Keys.KAFKA_PROTOCOL);
    properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
    properties.put("config.providers", SECRETS);
    properties.put("config.providers." + SECRETS + ".class", SecretProvider.class.getName());
    if (protocol.startsWith("SASL")) {
      login(properties, settings);
    }
    if (protocol.endsWith("SSL")) {
      trust(properties, settings);
      identity(properties, settings);
    }
    return properties;
  }

  private static void login(Properties properties, Settings settings) {
    String mechanism = settings.get(Keys.KAFKA_SASL_MECHANISM);
    String user = settings.get(Keys.KAFKA_SASL_USERNAME);
    if (user.isEmpty()) {
      throw new UserException(
          "setting: "
              + Keys.KAFKA_SASL_USERNAME
              + " is blank, but "
              + Keys.KAFKA_PROTOCOL
              + " "
              + settings.get(Keys.KAFKA_PROTOCOL)
              + " needs a user");
    }
    String module =
        mechanism.equals("PLAIN")
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
    properties.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        module
            + " required username=\""
            + SecretProvider.quoted(user)
            + "\" password=\""
            + reference(SecretProvider.QUOTED, settings, Keys.KAFKA_SASL_PASSWORD)
            + "\";");
  }

  private static void trust(Properties properties, Settings settings) {
    String file = settings.get(Keys.KAFKA_TRUSTSTORE);
    if (file.isEmpty()) {
      return;
    }
    String type = storeType(file, Keys.KAFKA_TRUSTSTORE);
    properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file);
    properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, type);
    if (settings.get(Keys.KAFKA_TRUSTSTORE_PASSWORD).isGiven()) {
      if (type.equals("PEM")) {
        throw new UserException(
            "setting: "
                + Keys.KAFKA_TRUSTSTORE_PASSWORD
                + " is given, but certificates in a .pem file have no password");
      }
      properties.put(
          SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
          reference(SecretProvider.PLAIN, settings, Keys.KAFKA_TRUSTSTORE_PASSWORD));
    }
  }

  private static void identity(Properties properties, Settings settings) {
    String file = settings.get(Keys.KAFKA_KEYSTORE);
    if (file.isEmpty()) {
      return;
    }
    String type = storeType(file, Keys.KAFKA_KEYSTORE);
    properties.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, file);
    properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, type);
    if (settings.get(Keys.KAFKA_KEYSTORE_PASSWORD).isGiven()) {
      String password = reference(SecretProvider.PLAIN, settings, Keys.KAFKA_KEYSTORE_PASSWORD);
      if (!type.equals("PEM")) {
        properties.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, password);
      }
      properties.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, password);
    }
  }

  private static String storeType(String file, Setting<String> key) {
    String name = file.toLowerCase(Locale.ROOT);
    String type =
        name.endsWith(".pem")
            ? "PEM"
            : name.endsWith(".p12") ? "PKCS12" : name.endsWith(".jks") ? "JKS" : null;
    if (type == null) {
      throw new UserException(
          "setting: " + key + " is \"" + file + "\", not a file called .pem, .p12 or .jks");
    }
    if (!Files.isReadable(Path.of(file))) {
      throw new UserException("setting: " + key + " is \"" + file + "\", which cannot be read");
    }
    return type;
  }

  private static String reference(String form, Settings settings, Setting<Secret> key) {
    String place = settings.get(key).toString();
    if (place.contains("}")) {
      throw new UserException(
          "setting: " + key + " names a place with a brace, which Kafka cannot");
    }
    return place.isEmpty() ? "" : "${" + SECRETS + ":" + form + ":" + place + "}";
  }
}
