package io.tidemark.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.Reason;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class LoadCodecsTest {
  private static Refused through(Refused refused) throws IOException {
    RefusedCodec codec = new RefusedCodec();
    DataOutputSerializer out = new DataOutputSerializer(64);
    codec.serialize(refused, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    Refused read = codec.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }

  @Test
  void records_come_back_as_they_were() throws IOException {
    LoadRecord record =
        new LoadRecord(
            Topic.ACCOUNTS_PNL, 7, 1L << 40, "main", new byte[] {1, 0, -1}, new byte[] {2});
    assertThat(through(new Refused(record, Reason.REFUSED, "22003: Ω")))
        .usingRecursiveComparison()
        .isEqualTo(new Refused(record, Reason.REFUSED, "22003: Ω"));
  }

  @Test
  void what_is_absent_stays_absent() throws IOException {
    LoadRecord record = new LoadRecord(Topic.BARS, 0, 0, null, null, null);
    assertThat(through(new Refused(record, Reason.NULL_VALUE, "")))
        .usingRecursiveComparison()
        .isEqualTo(new Refused(record, Reason.NULL_VALUE, ""));
    LoadRecord empty = new LoadRecord(Topic.BARS, 0, 0, "", new byte[0], new byte[0]);
    assertThat(through(new Refused(empty, Reason.UNDECODABLE, "")))
        .usingRecursiveComparison()
        .isEqualTo(new Refused(empty, Reason.UNDECODABLE, ""));
  }
}
