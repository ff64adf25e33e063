package io.tidemark.desk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a tree of its own, whose build and java only note that they were called. */
@Timeout(60)
final class LauncherTest {
  private static final String NOTES_BUILD =
      """
      #!/bin/sh
      echo "$@" >> builds
      [ ! -f broken ] || { echo "no symbol Xyz"; exit 1; }
      mkdir -p src/desk/target
      : > src/desk/target/tidemark-desk.jar
      """;
  private static final String ECHOES_ARGUMENTS =
      """
      #!/bin/sh
      for a in "$@"; do echo "[$a]"; done
      exit 7
      """;

  @TempDir Path temp;
  private Path tree;
  private Path java;
  private Path source;

  @BeforeEach
  void layTree() throws IOException {
    tree = Files.createDirectories(temp.resolve("with space/tree"));
    Files.copy(Packaged.home().resolve("tidemark"), tree.resolve("tidemark"));
    script(tree.resolve("mvnw"), NOTES_BUILD);
    source = tree.resolve("src/engine/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.writeString(tree.resolve("pom.xml"), "");
    java = jdk("jdk", "17.0.9");
    script(java.resolve("bin/javac"), "#!/bin/sh\n");
  }

  @Test
  void buildsOnceAndHandsOverTheArgumentsAndTheExitCode() throws Exception {
    var first = launch("replay", "--out", "a b");
    assertThat(first.code()).isEqualTo(7);
    assertThat(first.out())
        .contains("[io.tidemark.desk.Main]", "[replay]", "[--out]", "[a b]", "[-Xmx2g]")
        .contains("[-Dtidemark.home=" + tree.toRealPath() + "]");
    assertThat(first.err()).singleElement().asString().contains("Building Tidemark (once");
    assertThat(launch("replay").err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceAPomOrAFolderChanged() throws Exception {
    launch();
    touch(source);
    assertThat(launch().err()).singleElement().asString().contains("sources changed");
    touchBack(source);
    launch();
    assertThat(builds()).hasSize(2);
    touch(tree.resolve("pom.xml"));
    launch();
    touchBack(tree.resolve("pom.xml"));
    assertThat(builds()).hasSize(3);
    // As after a file of it was removed.
    touch(source.getParent());
    launch();
    touchBack(source.getParent());
    launch();
    assertThat(builds()).hasSize(4);
  }

  @Test
  void ignoresTestsAndWhatABuildWrites() throws Exception {
    launch();
    var test = tree.resolve("src/engine/src/test/java/ATest.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "");
    touch(test);
    var made = Files.createDirectories(tree.resolve("src/engine/target")).resolve("A.class");
    Files.writeString(made, "");
    touch(made);
    launch();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void showsTheLogOfABuildThatFails() throws Exception {
    Files.writeString(tree.resolve("broken"), "");
    var failed = launch();
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("no symbol Xyz");
    assertThat(failed.err().get(failed.err().size() - 1)).contains("the build failed");
    Files.delete(tree.resolve("broken"));
    assertThat(launch().code()).isEqualTo(7);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "flock"))),
        "no flock here: launchers do not wait for each other");
    var first = start(java, tree.resolve("tidemark"));
    var second = start(java, tree.resolve("tidemark"));
    assertThat(finish(first).code()).isEqualTo(7);
    assertThat(finish(second).code()).isEqualTo(7);
    assertThat(builds()).hasSize(1);
  }

  @Test
  void runsThroughASymbolicLinkFromAnywhere() throws Exception {
    var link = Files.createDirectories(temp.resolve("bin")).resolve("tm");
    Files.createSymbolicLink(link, Path.of("../with space/tree/tidemark"));
    assertThat(finish(start(java, link)).out())
        .contains("[-Dtidemark.home=" + tree.toRealPath() + "]");
  }

  @Test
  void refusesAJavaThatIsTooOldOrMissing() throws Exception {
    var old = finish(start(jdk("jdk8", "1.8.0_292"), tree.resolve("tidemark")));
    assertThat(old.code()).isEqualTo(2);
    assertThat(old.err()).singleElement().asString().contains("1.8.0_292", "17 or newer");
    var none = finish(start(temp.resolve("nowhere"), tree.resolve("tidemark")));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).singleElement().asString().contains("JAVA_HOME is", "nowhere");
    assertThat(tree.resolve("builds")).doesNotExist();
  }

  @Test
  void refusesToBuildWithoutACompiler() throws Exception {
    var jre = finish(start(jdk("jre", "21"), tree.resolve("tidemark")));
    assertThat(jre.code()).isEqualTo(2);
    assertThat(jre.err()).singleElement().asString().contains("without a compiler");
  }

  private record Run(int code, List<String> out, List<String> err) {}

  private record Started(Process process, Path out, Path err) {}

  private Run launch(String... arguments) throws IOException, InterruptedException {
    return finish(start(java, tree.resolve("tidemark"), arguments));
  }

  private Started start(Path javaHome, Path launcher, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var out = Files.createTempFile(temp, "out", "");
    var err = Files.createTempFile(temp, "err", "");
    var builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("TIDEMARK_JAVA_OPTS");
    return new Started(builder.start(), out, err);
  }

  private static Run finish(Started run) throws IOException, InterruptedException {
    assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(
        run.process().exitValue(), Files.readAllLines(run.out()), Files.readAllLines(run.err()));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds"));
  }

  private Path jdk(String name, String version) throws IOException {
    var home = Files.createDirectories(temp.resolve(name).resolve("bin")).getParent();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/java"), ECHOES_ARGUMENTS);
    return home;
  }

  private static void script(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  private static void touchBack(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }
}
