package io.tidemark.job;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * An own operator with a keyed first input and a second one that is broadcast, wholly or in part,
 * and sets no key. Flink's API offers this pair only to its broadcast functions, which see no
 * watermark.
 */
final class KeyedWithBroadcast {
  private KeyedWithBroadcast() {}

  static <A, B, O> SingleOutputStreamOperator<O> transform(
      KeyedStream<A, String> keyed,
      DataStream<B> broadcast,
      String name,
      TypeInformation<O> type,
      TwoInputStreamOperator<A, B, O> operator) {
    StreamExecutionEnvironment env = keyed.getExecutionEnvironment();
    TwoInputTransformation<A, B, O> transformation =
        new TwoInputTransformation<>(
            keyed.getTransformation(),
            broadcast.getTransformation(),
            name,
            SimpleOperatorFactory.of(operator),
            type,
            env.getParallelism(),
            false);
    transformation.setStateKeySelectors(keyed.getKeySelector(), null);
    transformation.setStateKeyType(keyed.getKeyType());
    env.addOperator(transformation);
    return new Result<>(env, transformation);
  }

  private static final class Result<O> extends SingleOutputStreamOperator<O> {
    Result(StreamExecutionEnvironment env, TwoInputTransformation<?, ?, O> transformation) {
      super(env, transformation);
    }
  }
}
