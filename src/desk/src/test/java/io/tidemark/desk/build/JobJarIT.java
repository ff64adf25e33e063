package io.tidemark.desk.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.cluster.ClusterClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The uber-jar holds what a cluster lacks and nothing that it has. */
final class JobJarIT {
  /** Never Flink itself, logging, Scala or RocksDB: those are the cluster's. */
  private static final List<String> BUNDLED =
      List.of(
          "io/tidemark/contracts/",
          "io/tidemark/engine/",
          "io/tidemark/job/",
          "io/tidemark/wire/",
          "io/tidemark/shaded/gson/",
          "io/tidemark/shaded/jackson/",
          "io/tidemark/shaded/snakeyaml/",
          "com/github/luben/zstd/",
          "org/apache/avro/",
          "org/apache/flink/connector/kafka/",
          "org/apache/flink/streaming/connectors/kafka/",
          "org/apache/flink/streaming/util/serialization/JSONKeyValueDeserializationSchema.class",
          "org/apache/kafka/",
          "org/flywaydb/",
          "org/postgresql/");

  @Test
  void holdsNoClassThatTheClusterProvides() throws IOException {
    var provided = new TreeSet<String>();
    for (var jar : ClusterClassPath.jars()) {
      provided.addAll(classes(jar));
    }
    assertThat(provided).contains("org/apache/flink/core/execution/JobClient.class");
    assertThat(classes(Packaged.jobJar())).isNotEmpty().doesNotContainAnyElementsOf(provided);
  }

  /** A library that comes into the jar comes in on purpose: it is named in {@link #BUNDLED}. */
  @Test
  void holdsOnlyWhatIsMeantToBeInIt() throws IOException {
    assertThat(classes(Packaged.jobJar()))
        .isNotEmpty()
        .allMatch(name -> BUNDLED.stream().anyMatch(name::startsWith));
  }

  @Test
  void holdsOurClassesAndItsMain() throws IOException {
    var classes = classes(Packaged.jobJar());
    assertThat(classes).anyMatch(name -> name.startsWith("io/tidemark/engine/"));
    try (var jar = new JarFile(Packaged.jobJar().toFile())) {
      var main = jar.getManifest().getMainAttributes().getValue("Main-Class");
      assertThat(main).isEqualTo("io.tidemark.job.TidemarkJob");
      assertThat(classes).contains(main.replace('.', '/') + ".class");
    }
  }

  private static Set<String> classes(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      var names = new TreeSet<String>();
      jar.stream()
          .map(entry -> entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", ""))
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .forEach(names::add);
      return names;
    }
  }
}
