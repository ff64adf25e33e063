package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the plots of a long run are drawn from. */
final class PlotDataTest {
  @Test
  void aLongRunIsThinnedAndKeepsItsSpikes() throws Exception {
    List<Double> seconds = new ArrayList<>();
    List<Double> lag = new ArrayList<>();
    for (int i = 0; i < 28_800; i++) {
      seconds.add((double) i);
      lag.add(i == 12_345 ? Double.valueOf(7_000) : i % 2 == 0 ? Double.valueOf(10) : null);
    }
    LoadReport.Timeline timeline = new LoadReport.Timeline(seconds, Map.of("lag.trading.max", lag));
    assertThat(PlotData.secondsAPoint(timeline)).isEqualTo(15);
    JsonNode data = new ObjectMapper().readTree(PlotData.json(Samples.of(timeline)));
    assertThat(data.path("seconds")).hasSize(1_920);
    JsonNode drawn = data.path("series").path("lag.trading.max");
    assertThat(drawn).hasSize(1_920);
    assertThat(drawn.path(12_345 / 15).asDouble()).isEqualTo(7_000);
    assertThat(drawn.path(0).asDouble()).isEqualTo(10);
  }
}
