package io.tidemark.desk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a cluster whose processes know nothing of Tidemark but the jar they are given. */
@Timeout(600)
final class ClusterIT {
  private static final Duration JOB = Duration.ofMinutes(3);

  @TempDir static Path home;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    cluster = LocalCluster.start(home, 2, Map.of());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void smallJobFinishesWithItsResults(@TempDir Path dir) throws IOException, InterruptedException {
    var jar = jarOf(dir, SumJob.class);
    var out = dir.resolve("out");
    var job = cluster.submit(jar, List.of("1000", out.toString(), "0"));
    cluster.awaitFinished(job, JOB);
    // The largest running sum of each remainder is the whole sum: 3+…+999, 1+…+1000, 2+…+998.
    assertThat(lines(out)).hasSize(1000).contains("166833", "167167", "166500");
  }

  @Test
  void failureOfAJobIsToldWithItsCause(@TempDir Path dir) throws IOException, InterruptedException {
    var jar = jarOf(dir, SumJob.class);
    var job = cluster.submit(jar, List.of("1000", dir.resolve("out").toString(), "77"));
    assertThatThrownBy(() -> cluster.awaitFinished(job, JOB))
        .hasMessageContaining("FAILED")
        .hasMessageContaining("failed on purpose at 77");
  }

  @Test
  void replayFinishesFromTheUberJar(@TempDir Path dir) throws IOException, InterruptedException {
    var ticks = dir.resolve("ticks.csv");
    var trades = dir.resolve("trades.csv");
    var parts = dir.resolve("parts");
    Files.writeString(
        ticks,
        """
        ts,symbol,venue,bid,bid_size,ask,ask_size,last,last_size
        2026-01-05T09:00:00Z,ACME,X,10.00,100,10.02,100,,
        2026-01-05T09:00:02Z,ACME,X,10.50,100,10.52,100,,
        """);
    Files.writeString(
        trades,
        """
        ts,trade_id,account,book,symbol,side,quantity,price,fee,fee_currency,type,ref_trade_id
        2026-01-05T09:00:01Z,t1,A1,main,ACME,BUY,100,10.01,0.5,,NEW,
        """);
    var job =
        cluster.submit(
            Packaged.jobJar(),
            List.of(
                "--job", "replay",
                "--ticks", ticks.toString(),
                "--trades", trades.toString(),
                "--parts", parts.toString()));
    cluster.awaitFinished(job, JOB);
    // 100 bought at 10.01, valued at the mid of the last quote, 10.51; the rows follow their keys.
    assertThat(lines(parts.resolve("positions")))
        .singleElement()
        .asString()
        .endsWith(
            "A1,main,ACME,1,100,10.01,1001,0,0.5,10.51,2026-01-05T09:00:02Z,LIVE,50,49.5,USD,1,"
                + "2026-01-05T09:00:01Z,2026-01-05T09:00:03Z");
    assertThat(lines(parts.resolve("accounts")))
        .singleElement()
        .asString()
        .endsWith(
            "A1,1,USD,0,0,-1001.5,0,50,0.5,0,49.5,49.5,1051,1051,49.5,0,LIVE,LIVE,"
                + "2026-01-05T09:00:01Z,2026-01-05T09:00:03Z,"
                + "2026-01-05T00:00:00Z,0,50,49.5,0");
  }

  /** The lines of all files under a folder, in no order. */
  private static List<String> lines(Path dir) throws IOException {
    var lines = new ArrayList<String>();
    try (var files = Files.walk(dir)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /** A jar with one class, and it as the main class. */
  private static Path jarOf(Path dir, Class<?> main) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    var name = main.getName().replace('.', '/') + ".class";
    var jar = dir.resolve("job.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = main.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return jar;
  }
}
