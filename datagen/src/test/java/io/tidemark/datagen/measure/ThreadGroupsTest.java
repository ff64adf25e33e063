package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of threads as a run of all parts in one process has them. */
final class ThreadGroupsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "job; Source: topic-ticks -> read-ticks (1/2)#0",
        "job; Source Data Fetcher for Source: topic-trades -> read-trades (1/1)#3",
        "job; market -> (encode-signals, encode-bars, encode-indicators) (2/2)#0",
        "job; OutputFlusher for ledger -> (encode-ledger -> sink-ledger: Writer) (1/1)#0",
        "job; System Time Trigger for encode-dead-letters (1/1)#0",
        "job; AsyncOperations-thread-7",
        "job; Flink-RocksDBStateDataTransferHelper-thread-1",
        "job; flink-pekko.actor.default-dispatcher-5",
        "job; jobmanager-io-thread-2",
        "job; SourceCoordinator-Source: topic-ticks",
        "job; Checkpoint Timer",
        "job; kafka-producer-network-thread | producer-3",
        "job; kafka-producer-network-thread | producer-tidemark-0921a2df-trading-1-0",
        "job; kafka-admin-client-thread | tidemark-0921a2df-ticks-enumerator-admin-client",
        "broker; data-plane-kafka-request-handler-1",
        "broker; data-plane-kafka-network-thread-1-PLAINTEXT-PLAINTEXT-0",
        "broker; kafka-log-cleaner-thread-0",
        "broker; kafka-1-raft-io-thread",
        "broker; kafka-scheduler-3",
        "broker; ExpirationReaper-1-Fetch",
        "broker; broker-1-to-controller-heartbeat-channel-manager",
        "broker; controller-1-ThrottledChannelReaper-Fetch",
        "broker; group-coordinator-event-processor-2",
        "broker; TxnMarkerSenderThread-1",
        "broker; quorum-controller-1-event-handler",
        "broker; raft-expiration-reaper",
        "simulator; simulator",
        "simulator; simulator-3",
        "simulator; kafka-producer-network-thread | simulator-0",
        "measuring; measure-outputs",
        "measuring; measure-hiccups",
        "measuring; kafka-admin-client-thread | measure-offsets",
        "measuring; kafka-admin-client-thread | adminclient-2",
        "measuring; server-watch",
        "measuring; flink-rest-server-netty-worker-thread-1",
        "measuring; Flink-DispatcherRestEndpoint-thread-4",
        "measuring; flink-metrics-pekko.actor.internal-dispatcher-2",
        "measuring; HttpClient-1-SelectorManager",
        "other; main",
        "other; Reference Handler",
        "other; PostgreSQL-JDBC-Cleaner",
        "other; (1/2)"
      })
  void eachThreadOfJavaHasAGroup(String group, String name) {
    assertThat(ThreadGroups.of(name)).isEqualTo(group);
  }

  @Test
  void threadsOfTheVirtualMachineAreKnownByWhatTheSystemCallsThem() {
    assertThat(ThreadGroups.ofNative("GC Thread#0")).isEqualTo("gc");
    assertThat(ThreadGroups.ofNative("G1 Conc#0")).isEqualTo("gc");
    assertThat(ThreadGroups.ofNative("VM Thread")).isEqualTo("gc");
    assertThat(ThreadGroups.ofNative("C2 CompilerThre")).isEqualTo("compiler");
    assertThat(ThreadGroups.ofNative("rocksdb:low0")).isEqualTo("job");
    assertThat(ThreadGroups.ofNative("Source: topic-t")).isNull();
    assertThat(ThreadGroups.ofNative("kafka-producer-")).isNull();
    assertThat(ThreadGroups.ofNative("java")).isNull();
  }
}
