package io.tidemark.desk.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart, as helm itself reads it. */
final class Chart {
  static final YAMLMapper YAML = new YAMLMapper();
  static final Path FOLDER = Packaged.home().resolve("helm/tidemark");

  private Chart() {}

  /** The file of example values of a name. */
  static Path example(String name) {
    return FOLDER.resolve("ci/" + name + "-values.yaml");
  }

  /**
   * What helm makes of the chart with some values.
   *
   * @param more values that win over those of the file, by path such as {@code a.b[0].c}
   * @throws RuntimeException with helm's own words, if it refuses
   */
  static List<JsonNode> render(Path values, Map<String, Object> more) throws IOException {
    var template =
        new Helm(FOLDER)
            .template()
            .withName("desk")
            .withNamespace("trading")
            .withKubeVersion("1.31.0")
            .withValuesFile(values);
    more.forEach(template::set);
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(template.call())) {
      return documents.readAll().stream().filter(d -> d.isObject()).toList();
    }
  }

  /** The only document of a kind whose name ends so. */
  static JsonNode one(List<JsonNode> documents, String kind, String ending) {
    List<JsonNode> found =
        documents.stream()
            .filter(d -> d.path("kind").asText().equals(kind))
            .filter(d -> d.at("/metadata/name").asText().endsWith(ending))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " " + kind + " *" + ending + " in " + documents);
    }
    return found.get(0);
  }

  /** What helm lint says of the chart in a folder of its own, with some values as its own. */
  static LintResult lint(Path temp, Path values) throws IOException {
    Path copy = temp.resolve("tidemark");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files.forEach(file -> copy(file, copy.resolve(FOLDER.relativize(file).toString())));
    }
    JsonNode merged = YAML.readTree(copy.resolve("values.yaml").toFile());
    merge(merged, YAML.readTree(values.toFile()));
    YAML.writeValue(copy.resolve("values.yaml").toFile(), merged);
    return new Helm(copy).lint().strict().call();
  }

  private static void merge(JsonNode into, JsonNode from) {
    from.properties()
        .forEach(
            e -> {
              JsonNode old = into.get(e.getKey());
              if (old != null && old.isObject() && e.getValue().isObject()) {
                merge(old, e.getValue());
              } else {
                ((ObjectNode) into).set(e.getKey(), e.getValue());
              }
            });
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
