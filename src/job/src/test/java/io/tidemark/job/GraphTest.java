package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Walks the graph of the replay as Flink will run it. */
final class GraphTest {
  private static final Set<String> UIDS =
      Stream.of(
              Stream.of(InputFile.values()).map(Uids::source),
              Stream.of(
                  Uids.MARKET,
                  Uids.LEDGER,
                  Uids.READ_TICKS,
                  Uids.READ_TRADES,
                  Uids.READ_CASH,
                  Uids.READ_ACCOUNTS,
                  Uids.READ_INSTRUMENTS,
                  Uids.LISTED),
              Stream.of(
                      "signals",
                      "bars",
                      "indicators",
                      "ledger",
                      "log",
                      "dead_letters",
                      "counts",
                      "unlisted")
                  .map(Uids::print),
              // Flink makes a writer and a committer of the sink, and names the latter after it.
              Stream.of(Uids.sink("parts"), "Sink Committer: " + Uids.sink("parts")))
          .flatMap(uids -> uids)
          .collect(Collectors.toCollection(TreeSet::new));

  private static StreamGraph graph() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    Settings settings =
        Settings.builder().set("parallelism=3").set("checkpoint.interval=1s").build();
    ReplayJob.build(
        env, Map.of(InputFile.TICKS, List.of("t.csv")), settings, true, new Path("parts"));
    return env.getStreamGraph();
  }

  @Test
  void everyOperatorHasItsUidAndNoneHasAnothers() {
    List<String> uids = new ArrayList<>();
    JobGraph job = graph().getJobGraph();
    for (JobVertex vertex : job.getVertices()) {
      for (OperatorIDPair id : vertex.getOperatorIDs()) {
        assertThat(id.getUserDefinedOperatorUid()).as(vertex.getName()).isNotNull();
        uids.add(id.getUserDefinedOperatorUid());
      }
    }
    assertThat(uids).containsExactlyInAnyOrderElementsOf(UIDS);
  }

  /** 720 may never change: it decides which key group a key is in. */
  @Test
  void maximumParallelismIs720() {
    for (JobVertex vertex : graph().getJobGraph().getVertices()) {
      assertThat(vertex.getMaxParallelism()).as(vertex.getName()).isEqualTo(720);
    }
  }

  /** Order within a file is kept only by one reader and one judge. */
  @Test
  void whatMustKeepOrderRunsAlone() {
    for (StreamNode node : graph().getStreamNodes()) {
      String uid = node.getTransformationUID();
      boolean alone =
          uid.startsWith("source-") || uid.startsWith("read-") || uid.equals(Uids.LISTED);
      assertThat(node.getParallelism()).as(uid).isEqualTo(alone ? 1 : 3);
    }
  }

  @Test
  void noTypeFallsToKryo() {
    StreamGraph graph = graph();
    assertThat(graph.getExecutionConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
    for (StreamNode node : graph.getStreamNodes()) {
      List<TypeSerializer<?>> serializers = new ArrayList<>(List.of(node.getTypeSerializersIn()));
      if (node.getTypeSerializerOut() != null) {
        serializers.add(node.getTypeSerializerOut());
      }
      assertThat(serializers)
          .as(node.getOperatorName())
          .allSatisfy(
              serializer -> assertThat(serializer.getClass().getName()).doesNotContain("Kryo"));
    }
  }
}
