package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SoundnessTest {
  private static LoadReport parse(String parts) {
    return LoadReport.parse("{\"format\": 1, " + parts.replace('\'', '"') + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          'search': {'holds': 1, 'steps': [null]};                search.steps[0] is missing
          'search': {'holds': 'NaN'};                             search.holds is NaN
          'search': {'holds': 1, 'steps': [{'held': true}]};      search.steps[0].why is missing
          'resources': {'subtasks': [null]};                      resources.subtasks[0] is missing
          'resources': {'subtasks': [{'job': 'a'}]};              subtasks[0].vertex is missing
          'resources': {'cpu_seconds': {'job': -1}};              resources.cpu_seconds.job is -1.0
          'resources': {'job_micros_per_tick': 'Infinity'};       job_micros_per_tick is Infinity
          'resources': {'rows': {'fills': -5}};                   resources.rows.fills is -5
          'traffic': {'ticks_per_second': 1e308};                 traffic.ticks_per_second is 1.0E308
          'traffic': {'ticks': -1};                               traffic.ticks is -1
          'latency': {'signals': {'count': 1, 'p99': -2}};        latency.signals.p99 is -2.0
          'run': {'seconds': -1};                                 run.seconds is -1.0
          'targets': [null];                                      targets[0] is missing
          'verdict': {'lines': [null]};                           verdict.lines[0] is missing
          'incidents': [{'second': 1}];                           incidents[0].what is missing
          'timeline': {'seconds': [1], 'series': {'a': ['NaN']}}; timeline.series.a[0] is NaN
          """)
  void whatNoLoadTestMeasuresIsRefusedByItsName(String parts, String message) {
    assertThatThrownBy(() -> parse(parts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatLoadTestsWriteIsSound() {
    for (LoadReport report :
        new LoadReport[] {Samples.search(), Samples.steady(), Samples.empty()}) {
      assertThat(LoadReport.parse(report.json()).json()).isEqualTo(report.json());
    }
    String parts =
        "'traffic': {'seed': -7}, 'incidents': [{'second': -1, 'what': 'x'}],"
            + " 'timeline': {'seconds': [1], 'series': {'a': [null]}}";
    assertThat(parse(parts).traffic().seed()).isEqualTo(-7);
    assertThat(parse("'search': {'holds': 0}").search().steps()).isEmpty();
  }
}
