package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.TopicVerifier;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trading job on a simulated market with every fault, judged by the verifier of topics. */
@Timeout(300)
final class SimulatedMarketTest {
  @TempDir private static Path temp;

  @Test
  void all_that_a_drained_job_wrote_is_as_recomputed() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(temp.resolve("kafka"))) {
      Settings settings =
          Settings.builder()
              .put("kafka.bootstrap", kafka.bootstrap(), "test")
              .put("topics.prefix", "m.", "test")
              .put("ledger.id", "market", "test")
              .put("parallelism", "2", "test")
              .put("checkpoint.interval", "200ms", "test")
              .put("checkpoint.dir", temp.resolve("checkpoints").toString(), "test")
              // A slow machine must not look like a silent feed: lateness would depend on it.
              .put("watermark.idle", "1d", "test")
              .put("watermark.quiet", "1d", "test")
              .build();
      TopicAdmin.create(settings, 3, (short) 1);
      Properties client = new Properties();
      client.put("bootstrap.servers", kafka.bootstrap());
      SimulatorOptions options =
          SimulatorOptions.builder()
              .symbols(30)
              .accounts(10)
              .ticksPerSecond(500)
              .duplicates(0.02)
              .disorder(0.02)
              .late(0.02)
              .malformed(0.02)
              .poisonous(0.05)
              .duration(Duration.ofSeconds(8))
              .build();
      try (Simulator simulator = new Simulator(options, client, "m.", WireFormat.singleObject())) {
        simulator.reference();
        try (LiveRun run = LiveRun.start(settings, temp.resolve("run"))) {
          simulator.run(Instant.now());
          run.awaitCaughtUp();
          run.drain();
        }
      }
      Report report =
          TopicVerifier.verify(
              new TopicInputs(client, "m.", WireFormat.singleObject()), "market", null, line -> {});
      assertThat(report.ok()).as(report.text()).isTrue();
      assertThat(report.text()).contains("topic m.signals").contains("topic m.dead-letters");
    }
  }
}
