package io.tidemark.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.WireFormat;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClientsTest {
  @TempDir Path folder;

  @Test
  void without_security_nothing_but_the_brokers() {
    Properties admin = KafkaClients.admin(Settings.of(Map.of("kafka.bootstrap", "a:1,b:2")));
    assertThat(admin)
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("security.protocol", "PLAINTEXT")
        .doesNotContainKeys("sasl.jaas.config", "ssl.truststore.location");
    assertThat(KafkaClients.consumer(Settings.defaults()))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("enable.auto.commit", "false");
    assertThat(KafkaClients.producer(Settings.defaults()))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule",
    "SCRAM-SHA-256, org.apache.kafka.common.security.scram.ScramLoginModule",
    "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule"
  })
  void logs_in_with_whatever_characters_a_password_has(String mechanism, String module)
      throws IOException {
    String password = "a\"b\\n c;\\\" ${tidemark:plain:env:PATH} =é'\\101";
    Properties properties =
        KafkaClients.admin(
            settings(
                "kafka.security.protocol",
                "SASL_PLAINTEXT",
                "kafka.sasl.mechanism",
                mechanism,
                "kafka.sasl.username",
                "o\"brien\\x",
                "kafka.sasl.password",
                "file:" + file("secret", password + "\n")));
    assertThat(properties.toString()).doesNotContain("b\\n c");

    AdminClientConfig config = new AdminClientConfig(properties);
    Map<String, Object> values = new HashMap<>(config.values());
    assertThat(values.toString()).doesNotContain("b\\n c");
    assertThat(values.get("sasl.jaas.config")).isInstanceOf(Password.class);
    var entry = JaasContext.loadClientContext(values).configurationEntries().get(0);
    assertThat(entry.getLoginModuleName()).isEqualTo(module);
    assertThat(entry.getOptions())
        .isEqualTo(Map.of("username", "o\"brien\\x", "password", password));
  }

  @Test
  void takes_stores_by_their_names() throws IOException {
    Properties properties =
        KafkaClients.admin(
            settings(
                "kafka.security.protocol",
                "SSL",
                "kafka.ssl.truststore",
                file("ca.p12", "").toString(),
                "kafka.ssl.truststore-password",
                "file:" + file("t", "trust"),
                "kafka.ssl.keystore",
                file("me.PEM", "").toString(),
                "kafka.ssl.keystore-password",
                "file:" + file("k", "key")));
    Map<String, ?> values = new AdminClientConfig(properties).values();
    assertThat(values.get("ssl.truststore.type")).isEqualTo("PKCS12");
    assertThat(values.get("ssl.truststore.password")).isEqualTo(new Password("trust"));
    assertThat(values.get("ssl.keystore.type")).isEqualTo("PEM");
    assertThat(values.get("ssl.keystore.password")).isNull();
    assertThat(values.get("ssl.key.password")).isEqualTo(new Password("key"));
  }

  @Test
  void says_what_is_wrong_with_a_store_or_a_login() throws IOException {
    Path other = file("ca.txt", "");
    refused(
        "kafka.ssl.truststore is \"" + other + "\", not a file called .pem, .p12 or .jks",
        "kafka.security.protocol",
        "SSL",
        "kafka.ssl.truststore",
        other.toString());
    refused(
        "kafka.ssl.keystore is \"/no/such.jks\", which cannot be read",
        "kafka.security.protocol",
        "SASL_SSL",
        "kafka.sasl.username",
        "u",
        "kafka.ssl.keystore",
        "/no/such.jks");
    refused("kafka.sasl.username is blank", "kafka.security.protocol", "SASL_SSL");
  }

  @Test
  void a_secret_that_is_not_there_is_named_when_a_client_is_made() {
    Properties properties =
        KafkaClients.admin(
            settings(
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.username", "u",
                "kafka.sasl.password", "env:NO_SUCH_VARIABLE"));
    assertThatThrownBy(() -> new AdminClientConfig(properties))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("NO_SUCH_VARIABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.sasl.password=hunter2",
        "kafka.ssl.truststore-password=hunter2",
        "postgres.password=hunter2",
        "schema.registry.password=hunter2",
        "postgres.url=jdbc:postgresql://db/x?password=hunter2",
        "postgres.url=postgres://me:hunter2@db/x",
        "postgres.url=jdbc:postgresql://me:hunter2@db/x",
      })
  void a_refused_setting_shows_no_secret(String assignment) {
    assertThatThrownBy(() -> Settings.builder().set(assignment))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(assignment.substring(0, assignment.indexOf('=')))
        .hasMessageNotContaining("hunter2");
    String yaml = assignment.replace("=h", ": h").replace("url=", "url: ");
    assertThatThrownBy(() -> Settings.builder().yaml(yaml, "job.yaml"))
        .hasMessageContaining("job.yaml:1")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void formats() {
    assertThat(WireFormats.of(Settings.defaults())).hasSameClassAs(WireFormat.singleObject());
    Settings registry =
        settings(
            "schema.registry.url", "https://registry:8081",
            "schema.registry.username", "desk",
            "schema.registry.password", "env:REGISTRY_PASSWORD");
    // It travels to the machines of a cluster.
    assertThatCode(() -> InstantiationUtil.serializeObject(WireFormats.of(registry)))
        .doesNotThrowAnyException();
    assertThat(WireFormats.of(registry)).doesNotHaveSameClassAs(WireFormat.singleObject());
    assertThatThrownBy(() -> settings("schema.registry.url", "https://desk:hunter2@registry"))
        .isInstanceOf(UserException.class);
  }

  private static void refused(String message, String... settings) {
    assertThatThrownBy(() -> KafkaClients.admin(settings(settings)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  private static Settings settings(String... pairs) {
    Settings.Builder builder = Settings.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      builder.put(pairs[i], pairs[i + 1], "test");
    }
    return builder.build();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
