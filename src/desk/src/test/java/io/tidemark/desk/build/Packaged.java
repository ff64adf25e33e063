package io.tidemark.desk.build;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files of the repository, and what {@code ./mvnw package} has made of it. */
public final class Packaged {
  private Packaged() {}

  /** The root of the repository: where mvnw is. */
  public static Path home() {
    var named = System.getProperty("tidemark.home");
    var path = Path.of(named == null ? "" : named).toAbsolutePath();
    while (!Files.exists(path.resolve("mvnw"))) {
      path = path.getParent();
      if (path == null) {
        throw new IllegalStateException("no mvnw above " + Path.of("").toAbsolutePath());
      }
    }
    return path;
  }

  /**
   * A file that the build makes. Where the build runs the test it must be there; a test that is
   * started by hand in an unbuilt tree is skipped.
   *
   * @param name path from the root
   */
  public static Path file(String name) {
    var file = home().resolve(name);
    if (!Files.exists(file)) {
      if (Boolean.getBoolean("tidemark.packaged")) {
        throw new AssertionError("the build has not made " + file);
      }
      Assumptions.abort("no " + file + ": run ./mvnw package first");
    }
    return file;
  }

  /** The uber-jar. */
  public static Path jobJar() {
    return file("src/job/target/tidemark-job.jar");
  }
}
