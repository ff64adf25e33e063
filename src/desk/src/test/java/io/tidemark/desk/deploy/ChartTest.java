package io.tidemark.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.desk.build.Packaged;
import io.tidemark.job.Keys;
import io.tidemark.job.Secret;
import io.tidemark.job.Setting;
import io.tidemark.job.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart in helm/tidemark makes. */
final class ChartTest {
  private static final Path MINIMAL = Chart.example("minimal");
  private static final Path SECURED = Chart.example("secured");
  private static List<JsonNode> minimal;
  private static List<JsonNode> secured;

  @BeforeAll
  static void render() throws Exception {
    minimal = Chart.render(MINIMAL, Map.of());
    secured = Chart.render(SECURED, Map.of());
  }

  private static JsonNode deployment(List<JsonNode> documents, String job) {
    return Chart.one(documents, "FlinkDeployment", "-" + job).get("spec");
  }

  private static Settings settings(List<JsonNode> documents) {
    String yaml = Chart.one(documents, "ConfigMap", "").at("/data/job.yaml").asText();
    return Settings.builder().yaml(yaml, "job.yaml").build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "secured"})
  void helmFindsNothingToComplainOf(String values, @TempDir Path temp) throws Exception {
    var result = Chart.lint(temp, Chart.example(values));
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void theOperatorAcceptsEveryDeployment() throws Exception {
    OperatorSchema schema = OperatorSchema.load();
    for (List<JsonNode> documents : List.of(minimal, secured)) {
      for (String job : List.of("trading", "load")) {
        JsonNode deployment = Chart.one(documents, "FlinkDeployment", "-" + job);
        assertThat(schema.complaints(deployment)).as(job).isEmpty();
      }
    }
    JsonNode bad = Chart.one(minimal, "FlinkDeployment", "-load").deepCopy();
    ((ObjectNode) bad.at("/spec/job")).put("upgrade", "no");
    assertThat(schema.complaints(bad)).singleElement().asString().contains("upgrade");
  }

  @Test
  void itsOptionsOfFlinkAreThoseOfFlinkConf() throws Exception {
    FlinkOptions options = FlinkOptions.load();
    Map<String, String> expected = FlinkConfTest.configuration(FlinkConfTest.folder("kubernetes"));
    JsonNode values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    assertThat(texts(values.get("flinkConfiguration")))
        .containsExactlyInAnyOrderEntriesOf(expected);
    for (List<JsonNode> documents : List.of(minimal, secured)) {
      for (String job : List.of("trading", "load")) {
        Map<String, String> configuration =
            texts(deployment(documents, job).get("flinkConfiguration"));
        assertThat(configuration).containsAllEntriesOf(expected);
        assertThat(options.complaints(configuration)).isEmpty();
      }
    }
  }

  @Test
  void eachJobHasItsArgumentsAndItsOwnPlaces() {
    JsonNode trading = deployment(secured, "trading");
    assertThat(trading.at("/job/args"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "--job",
            "trading",
            "--config",
            "/opt/tidemark/conf/job.yaml",
            "--set",
            "parallelism=8");
    assertThat(trading.at("/job/parallelism").asInt()).isEqualTo(8);
    Map<String, String> options = texts(trading.get("flinkConfiguration"));
    assertThat(options)
        .containsEntry("execution.checkpointing.dir", "file:///state/checkpoints/trading")
        .containsEntry("execution.checkpointing.savepoint-dir", "file:///state/savepoints/trading")
        .containsEntry("high-availability.storageDir", "file:///state/ha/trading")
        .containsEntry("taskmanager.numberOfTaskSlots", "4");
    assertThat(texts(deployment(minimal, "load").get("flinkConfiguration")))
        .containsEntry("execution.checkpointing.dir", "s3://tidemark/checkpoints/load")
        .containsEntry(
            "execution.checkpointing.savepoint-dir", "s3://tidemark/checkpoints/savepoints/load");
  }

  @Test
  void theSettingsAreReadAsTheyWereGiven() {
    assertThat(settings(minimal).get(Keys.LEDGER_ID)).isEqualTo("emea-1");
    Settings settings = settings(secured);
    assertThat(settings.get(Keys.POSTGRES_BATCH)).isEqualTo(100_000);
    assertThat(settings.get(Keys.INSTRUMENTS_REQUIRED)).isTrue();
    assertThat(settings.get(Keys.DEFAULT_OPENING_CASH)).isEqualTo(250_000_050_000_000L);
    assertThat(settings.get(Keys.POSTGRES_URL)).endsWith("/secrets/postgres/ca.pem");
    assertThat(settings.get(Keys.KAFKA_SASL_PASSWORD)).hasToString("env:KAFKA_PASSWORD");
  }

  @Test
  void aChangeOfSettingsChangesThePods() throws Exception {
    String pointer = "/podTemplate/metadata/annotations/tidemark.io~1settings";
    List<JsonNode> changed = Chart.render(MINIMAL, Map.of("settings.topics\\.prefix", "eu."));
    assertThat(deployment(changed, "trading").at(pointer).asText())
        .hasSize(64)
        .isNotEqualTo(deployment(minimal, "trading").at(pointer).asText());
  }

  @Test
  void secretsAreOnlyReferenced() {
    assertThat(secured).extracting(d -> d.get("kind").asText()).doesNotContain("Secret");
    JsonNode pod = deployment(secured, "load").at("/podTemplate/spec");
    assertThat(pod.at("/containers/0/env/0/name").asText()).isEqualTo("KAFKA_PASSWORD");
    assertThat(pod.at("/containers/0/env/0/valueFrom/secretKeyRef/name").asText())
        .isEqualTo("kafka-login");
    assertThat(pod.get("volumes"))
        .anyMatch(v -> v.at("/secret/secretName").asText().equals("kafka-ca"));
    assertThat(pod.at("/containers/0/volumeMounts"))
        .anyMatch(m -> m.get("mountPath").asText().equals("/opt/tidemark/secrets/postgres"));
  }

  @Test
  void podsRunWithoutRights() {
    JsonNode pod = deployment(minimal, "trading").at("/podTemplate/spec");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    JsonNode container = pod.at("/containers/0");
    assertThat(container.get("name").asText()).isEqualTo("flink-main-container");
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
    JsonNode role = Chart.one(minimal, "Role", "");
    assertThat(role.toString()).doesNotContain("*").doesNotContain("secrets");
    assertThat(Chart.one(minimal, "RoleBinding", "").at("/subjects/0/name"))
        .isEqualTo(deployment(minimal, "trading").get("serviceAccount"));
  }

  @Test
  void aBudgetKeepsOneOfTwoJobManagers() {
    assertThat(minimal)
        .extracting(d -> d.get("kind").asText())
        .doesNotContain("PodDisruptionBudget");
    JsonNode budget = Chart.one(secured, "PodDisruptionBudget", "");
    assertThat(budget.at("/spec/selector/matchLabels/app").asText()).isEqualTo("desk-trading");
  }

  @Test
  void theWebInterfaceIsOpenOnlyWhenAsked() {
    assertThat(deployment(minimal, "trading").has("ingress")).isFalse();
    assertThat(deployment(secured, "trading").at("/ingress/template").asText())
        .isEqualTo("{{name}}.flink.example.com");
  }

  @Test
  void aJobCanBeLeftOut() throws Exception {
    List<JsonNode> documents = Chart.render(MINIMAL, Map.of("jobs.load.enabled", false));
    assertThat(documents)
        .filteredOn(d -> d.get("kind").asText().equals("FlinkDeployment"))
        .hasSize(1);
  }

  /** A value, and a word of helm's complaint about it. */
  @ParameterizedTest
  @CsvSource({
    "jobs.trading.parallelism, 0, parallelism",
    "jobs.trading.parallelism, 721, parallelism",
    "jobs.trading.parallel, 2, parallel",
    "jobs.trading.upgradeMode, stateless, upgradeMode",
    "jobs.trading.resources, 2, resources",
    "jobs.other.enabled, true, other",
    "jobs.load.taskManager.resource.memory, plenty, memory",
    "image.repo, x, repo",
    "settings.ledger\\.id, a b, ledger.id",
    "settings.parallelism, 2, parallelism",
    "settings.checkpoint\\.dir, /tmp, checkpoint.dir",
    "settings.kafka\\.sasl\\.password, env:NOWHERE, secrets.env",
    "storage.checkpoints, here, checkpoints",
    "storage.highAvailability, '', highAvailability",
    "ingress.enabled, true, template",
    "secrets.env[0].value, hunter2, value",
    "pods.env[0].name, ENABLE_BUILT_IN_PLUGINS, readOnlyRootFilesystem",
  })
  void whatIsWrongIsRefused(String name, String value, String word) {
    assertThatThrownBy(() -> Chart.render(MINIMAL, Map.of(name, value))).hasMessageContaining(word);
  }

  @Test
  void aLedgerWithoutAnIdIsRefused() {
    assertThatThrownBy(() -> Chart.render(Chart.FOLDER.resolve("values.yaml"), Map.of()))
        .hasMessageContaining("ledger.id");
  }

  @Test
  void noSecretIsTakenAsText() {
    for (Map.Entry<String, Setting<?>> setting : new TreeMap<>(Keys.all()).entrySet()) {
      if (Settings.defaults().get(setting.getValue()) instanceof Secret) {
        String name = "settings." + setting.getKey().replace(".", "\\.");
        assertThatThrownBy(() -> Chart.render(MINIMAL, Map.of(name, "hunter2")))
            .as(name)
            .hasMessageContaining(setting.getKey());
      }
    }
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().textValue()));
    return texts;
  }

  @Test
  void itsVersionIsTheProjects() throws Exception {
    JsonNode chart = Chart.YAML.readTree(Chart.FOLDER.resolve("Chart.yaml").toFile());
    String pom = Files.readString(Packaged.home().resolve("pom.xml"));
    assertThat(pom).contains("<version>" + chart.get("appVersion").asText() + "</version>");
    String flink = pom.replaceFirst("(?s).*<flink.version>([0-9]+)\\.([0-9]+)\\..*", "v$1_$2");
    JsonNode values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    assertThat(values.get("flinkVersion").asText()).isEqualTo(flink);
  }
}
