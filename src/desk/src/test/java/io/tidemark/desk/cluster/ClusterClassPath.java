package io.tidemark.desk.cluster;

import io.tidemark.desk.build.Packaged;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of a cluster: all that the job's pom calls provided, and none of ours. */
public final class ClusterClassPath {
  private ClusterClassPath() {}

  /** The jars, in the build's order. */
  public static List<Path> jars() throws IOException {
    var names = Files.readString(Packaged.file("src/job/target/cluster.classpath")).strip();
    return Stream.of(names.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  static String join() throws IOException {
    return String.join(File.pathSeparator, jars().stream().map(Path::toString).toList());
  }
}
