package io.tidemark.job.kafka;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.Settings;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The graph of the trading job, without a broker. */
public final class LiveGraph {
  private LiveGraph() {}

  /** With parallelism 3. */
  public static StreamGraph graph() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    Settings settings =
        Settings.of(Map.of("parallelism", "3", "ledger.id", "test", "bars.partial", "true"));
    TradingJob.build(
        env,
        settings,
        Map.of(
            InputFile.INSTRUMENTS, Map.of(0, 5L),
            InputFile.ACCOUNTS, Map.of(),
            InputFile.LIMITS, Map.of(),
            InputFile.SIGNAL_RULES, Map.of(0, 2L)));
    return env.getStreamGraph();
  }
}
