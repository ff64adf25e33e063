package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.job.kafka.LiveGraph;
import io.tidemark.job.read.TickFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the graphs of the replay and of the trading job as Flink will run them. */
final class GraphTest {
  private static final List<String> CORE =
      List.of(
          Uids.MARKET,
          Uids.LEDGER,
          Uids.READ_TICKS,
          Uids.READ_TRADES,
          Uids.READ_CASH,
          Uids.READ_ACCOUNTS,
          Uids.READ_LIMITS,
          Uids.READ_INSTRUMENTS,
          Uids.LISTED);
  private static final Set<String> REPLAY_UIDS =
      uids(
          InputFile.files().stream().map(Uids::source),
          Stream.of(
                  "signals",
                  "bars",
                  "bars_partial",
                  "indicators",
                  "ledger",
                  "alerts",
                  "log",
                  "dead_letters",
                  "counts",
                  "unlisted")
              .map(Uids::print),
          sinks("parts"));
  private static final Set<String> LIVE_UIDS =
      uids(
          Stream.of(InputFile.values()).map(input -> Uids.topic(Topic.valueOf(input.name()))),
          Stream.of(Uids.READ_RULES),
          Stream.of(
                  "ledger",
                  "alerts",
                  "signals",
                  "bars",
                  "bars-partial",
                  "indicators",
                  "dead-letters")
              .map(Uids::encode),
          sinks("ledger"),
          sinks("at-once"));

  @SafeVarargs
  private static Set<String> uids(Stream<String>... more) {
    Set<String> uids = new TreeSet<>(CORE);
    for (Stream<String> stream : more) {
      stream.forEach(uids::add);
    }
    return uids;
  }

  // Flink makes a writer and a committer of the sink, and names the latter after it.
  private static Stream<String> sinks(String name) {
    return Stream.of(Uids.sink(name), "Sink Committer: " + Uids.sink(name));
  }

  private static StreamGraph replay() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    Settings settings =
        Settings.builder()
            .set("parallelism=3")
            .set("checkpoint.interval=1s")
            .set("bars.partial=true")
            .build();
    ReplayJob.build(
        env,
        Map.of(InputFile.TICKS, List.of("t.csv")),
        TickFormat.CSV,
        settings,
        true,
        new Path("parts"));
    return env.getStreamGraph();
  }

  static Stream<StreamGraph> graphs() {
    return Stream.of(replay(), LiveGraph.graph());
  }

  @Test
  void everyOperatorHasItsUidAndNoneHasAnothers() {
    checkUids(replay().getJobGraph(), REPLAY_UIDS);
    checkUids(LiveGraph.graph().getJobGraph(), LIVE_UIDS);
  }

  private static void checkUids(JobGraph job, Set<String> expected) {
    List<String> uids = new ArrayList<>();
    for (JobVertex vertex : job.getVertices()) {
      for (OperatorIDPair id : vertex.getOperatorIDs()) {
        assertThat(id.getUserDefinedOperatorUid()).as(vertex.getName()).isNotNull();
        uids.add(id.getUserDefinedOperatorUid());
      }
    }
    assertThat(uids).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** 720 may never change: it decides which key group a key is in. */
  @ParameterizedTest
  @MethodSource("graphs")
  void maximumParallelismIs720(StreamGraph graph) {
    for (JobVertex vertex : graph.getJobGraph().getVertices()) {
      assertThat(vertex.getMaxParallelism()).as(vertex.getName()).isEqualTo(720);
    }
  }

  /** Order within a file is kept only by one reader and one judge. */
  @Test
  void whatMustKeepOrderRunsAlone() {
    for (StreamNode node : replay().getStreamNodes()) {
      String uid = node.getTransformationUID();
      boolean alone =
          uid.startsWith("source-") || uid.startsWith("read-") || uid.equals(Uids.LISTED);
      assertThat(node.getParallelism()).as(uid).isEqualTo(alone ? 1 : 3);
    }
  }

  /** Topics keep their order by partition; reference data come before all else, from one reader. */
  @Test
  void referenceTopicsAreReadAlone() {
    Set<String> alone =
        Set.of(
            Uids.topic(Topic.INSTRUMENTS),
            Uids.topic(Topic.ACCOUNTS),
            Uids.topic(Topic.LIMITS),
            Uids.topic(Topic.SIGNAL_RULES),
            Uids.READ_RULES,
            Uids.READ_LIMITS,
            Uids.READ_INSTRUMENTS,
            Uids.READ_ACCOUNTS,
            Uids.LISTED);
    for (StreamNode node : LiveGraph.graph().getStreamNodes()) {
      String uid = node.getTransformationUID();
      assertThat(node.getParallelism()).as(uid).isEqualTo(alone.contains(uid) ? 1 : 3);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void noTypeFallsToKryo(StreamGraph graph) {
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
