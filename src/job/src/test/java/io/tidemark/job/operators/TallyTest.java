package io.tidemark.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.job.flow.Count.Fate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private final Map<String, Gauge<?>> gauges = new TreeMap<>();

  /** Remembers gauges under their names with those of their groups. */
  private final class Group extends UnregisteredMetricsGroup {
    private final String prefix;

    Group(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Group(prefix + name + '.');
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(prefix + name, gauge);
      return gauge;
    }
  }

  @Test
  void countsAreMetricsWhileTheJobRuns() {
    Tally tally = new Tally();
    tally.register(new Group(""), InputFile.TRADES, InputFile.CASH);
    tally.add(InputFile.TRADES, Fate.READ);
    tally.add(InputFile.TRADES, Fate.READ);
    tally.add(InputFile.CASH, Fate.DUPLICATE);
    tally.addDead(InputFile.TRADES, Reason.OVERFLOW);
    tally.addDead(InputFile.TRADES, Reason.TOO_OLD);
    tally.addSkipped(InputFile.TRADES, Reason.NO_PRICE);
    assertThat(gauges).hasSize(12);
    assertThat(gauges.get("records.trades.in").getValue()).isEqualTo(2L);
    assertThat(gauges.get("records.trades.dead").getValue()).isEqualTo(2L);
    assertThat(gauges.get("records.trades.skipped").getValue()).isEqualTo(1L);
    assertThat(gauges.get("records.trades.late").getValue()).isEqualTo(0L);
    assertThat(gauges.get("records.cash.duplicate").getValue()).isEqualTo(1L);
  }
}
