package io.tidemark.desk.cluster;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A small job that uses what the real one needs of a cluster: keyed state in RocksDB and the file
 * sink. It sums 1..n by the remainder of 3, writes every running sum, and fails at a number asked
 * for.
 */
public final class SumJob {
  private SumJob() {}

  /** Arguments: n, the folder to write to, and the number to fail at (0 for none). */
  public static void main(String[] args) throws Exception {
    var last = Long.parseLong(args[0]);
    var out = new Path(args[1]);
    var failAt = Long.parseLong(args[2]);
    var options = new Configuration();
    options.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    options.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    var env = StreamExecutionEnvironment.getExecutionEnvironment(options);
    env.fromSequence(1, last)
        .map(
            n -> {
              if (n == failAt) {
                throw new IllegalArgumentException("failed on purpose at " + n);
              }
              return n;
            })
        .returns(Types.LONG)
        .keyBy(n -> n % 3)
        .reduce(Long::sum)
        .map(String::valueOf)
        .returns(Types.STRING)
        .sinkTo(FileSink.forRowFormat(out, new SimpleStringEncoder<String>()).build());
    env.execute("sum");
  }
}
