package io.tidemark.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The Dockerfile, as far as it can be judged without an engine that builds it. */
final class DockerfileIT {
  private static List<String> instructions(String name) throws IOException {
    String text = Files.readString(Packaged.home().resolve("Dockerfile")).replace("\\\n", " ");
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  @Test
  void itStandsOnTheFlinkThatTheJobsAreBuiltFor() throws Exception {
    String pom = Files.readString(Packaged.home().resolve("pom.xml"));
    String flink = pom.replaceFirst("(?s).*<flink.version>([0-9.]+)<.*", "$1");
    assertThat(instructions("FROM")).containsExactly("flink:" + flink + "-java17");
  }

  @Test
  void whatItCopiesIsThereAndWhereTheChartLooksForIt() throws Exception {
    List<String> copies = instructions("COPY");
    assertThat(copies).hasSize(1);
    String[] words = copies.get(0).split("\\s+");
    assertThat(words).hasSize(3);
    assertThat(words[0]).isEqualTo("--chown=9999:9999");
    assertThat(Files.readAllLines(Packaged.home().resolve(".dockerignore")))
        .contains("!" + words[1]);
    try (JarFile jar = new JarFile(Packaged.file(words[1]).toFile())) {
      assertThat(jar.getEntry("io/tidemark/job/TidemarkJob.class")).isNotNull();
    }
    assertThat(Files.readString(Chart.FOLDER.resolve("templates/flinkdeployments.yaml")))
        .contains("jarURI: local://" + words[2]);
  }

  @Test
  void itDoesNotRunAsRoot() throws Exception {
    List<String> users = instructions("USER");
    assertThat(users.get(users.size() - 1)).isEqualTo("9999:9999");
    var values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    assertThat(values.at("/pods/securityContext/runAsUser").asInt()).isEqualTo(9999);
  }
}
