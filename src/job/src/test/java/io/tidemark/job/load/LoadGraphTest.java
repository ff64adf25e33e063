package io.tidemark.job.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.job.Settings;
import io.tidemark.job.Uids;
import io.tidemark.job.UserException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The graph of the loader as Flink will run it. */
class LoadGraphTest {
  @Test
  void operators_have_their_uids_and_720_key_groups() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    LoadJob.build(
        env, Settings.builder().set("ledger.id=main").set("checkpoint.interval=1s").build());
    JobGraph graph = env.getStreamGraph().getJobGraph();
    List<String> uids = new ArrayList<>();
    for (JobVertex vertex : graph.getVertices()) {
      assertThat(vertex.getMaxParallelism()).isEqualTo(720);
      for (OperatorIDPair id : vertex.getOperatorIDs()) {
        uids.add(id.getUserDefinedOperatorUid());
      }
    }
    assertThat(uids)
        .containsExactlyInAnyOrder(
            Uids.LOAD_SOURCE,
            Uids.LOAD_POSTGRES,
            Uids.LOAD_DEAD_LETTERS,
            "Sink Committer: " + Uids.LOAD_DEAD_LETTERS);
    assertThat(
            graph
                .getCheckpointingSettings()
                .getCheckpointCoordinatorConfiguration()
                .getTolerableCheckpointFailureNumber())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void a_ledger_without_a_name_is_refused() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    assertThatThrownBy(() -> LoadJob.build(env, Settings.defaults()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("ledger.id");
  }
}
