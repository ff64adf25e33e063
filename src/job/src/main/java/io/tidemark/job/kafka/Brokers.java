package io.tidemark.job.kafka;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** An admin client whose failures are sentences. */
final class Brokers implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Settings settings;
  private final Admin admin;

  private Brokers(Settings settings, Admin admin) {
    this.settings = settings;
    this.admin = admin;
  }

  /**
   * Connects.
   *
   * @throws UserException if no broker answers within 10 s, or none lets this client in
   */
  static Brokers connect(Settings settings) {
    Properties properties = KafkaClients.admin(settings);
    String millis = Integer.toString(PATIENCE_SECONDS * 1000);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    Admin admin;
    try {
      admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw cannotBegin(settings, e);
    }
    Brokers brokers = new Brokers(settings, admin);
    try {
      brokers.get(admin.describeCluster().nodes());
      return brokers;
    } catch (RuntimeException e) {
      brokers.close();
      throw e;
    }
  }

  /** Kafka's own client. */
  Admin admin() {
    return admin;
  }

  /**
   * What a future gives.
   *
   * @throws UserException if the brokers do not answer or refuse
   */
  <T> T get(KafkaFuture<T> future) {
    try {
      return getOrThrow(future);
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    }
  }

  /** As {@link #get}, but what the brokers said is left to the caller. */
  <T> T getOrThrow(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw fault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while asking the brokers", e);
    }
  }

  /** The sentence for what went wrong between this client and the brokers. */
  UserException fault(Throwable e) {
    String at = "the brokers at " + settings.get(Keys.KAFKA_BOOTSTRAP);
    if (e instanceof SaslAuthenticationException
        || e instanceof UnsupportedSaslMechanismException) {
      return new UserException(
          at
              + " refuse user \""
              + settings.get(Keys.KAFKA_SASL_USERNAME)
              + "\" ("
              + e.getMessage()
              + "); see "
              + Keys.KAFKA_SASL_USERNAME
              + ", "
              + Keys.KAFKA_SASL_PASSWORD
              + " and "
              + Keys.KAFKA_SASL_MECHANISM,
          e);
    }
    if (e instanceof SslAuthenticationException) {
      return new UserException(
          "TLS with "
              + at
              + " fails ("
              + rootMessage(e)
              + "); see "
              + Keys.KAFKA_TRUSTSTORE
              + ", "
              + Keys.KAFKA_KEYSTORE
              + " and "
              + Keys.KAFKA_PROTOCOL,
          e);
    }
    if (e instanceof AuthorizationException) {
      return new UserException(
          at + " do not let this user do what is needed: " + e.getMessage(), e);
    }
    if (e instanceof TimeoutException
        || e instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new UserException(
          at
              + " do not answer within "
              + PATIENCE_SECONDS
              + " s; see "
              + Keys.KAFKA_BOOTSTRAP
              + ", and "
              + Keys.KAFKA_PROTOCOL
              + ", which is "
              + settings.get(Keys.KAFKA_PROTOCOL),
          e);
    }
    return new UserException(at + " fail: " + e.getMessage(), e);
  }

  private static UserException cannotBegin(Settings settings, KafkaException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException secretNotThere) {
        return secretNotThere;
      }
      if (cause instanceof ConfigException && String.valueOf(cause.getMessage()).contains("urls")) {
        return new UserException(
            "setting: "
                + Keys.KAFKA_BOOTSTRAP
                + " is \""
                + settings.get(Keys.KAFKA_BOOTSTRAP)
                + "\"; no host of it is known",
            e);
      }
    }
    return new UserException(
        "a Kafka client cannot be made: " + rootMessage(e) + "; see the settings kafka.*", e);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ZERO);
  }
}
