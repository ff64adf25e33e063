package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On a database that is made up, by a clock that only the database moves. */
final class PostgresProbeTest {
  private static final long T = 1_772_461_800_000_000L;
  private static final long SECOND = 1_000_000;

  private final Outputs outputs = new Outputs();
  private final Trouble slow = new Trouble("database", System.nanoTime());
  private final Map<String, Long> rows = new TreeMap<>();
  private long now = T;
  private long takes;

  private final PostgresProbe probe =
      new PostgresProbe(
          InstrumentsOptions.builder()
              .consumer(new Properties())
              .database(() -> fake(Connection.class, this::connection))
              .build(),
          outputs,
          new SignalSamples(true),
          slow,
          () -> now);

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object connection(Object self, java.lang.reflect.Method method, Object[] given) {
    return method.getName().equals("prepareStatement")
        ? fake(PreparedStatement.class, this::statement)
        : null;
  }

  private Object statement(Object self, java.lang.reflect.Method method, Object[] given) {
    if (!method.getName().equals("executeQuery")) {
      return null;
    }
    now += takes;
    Iterator<Map.Entry<String, Long>> each = new TreeMap<>(rows).entrySet().iterator();
    Map<String, Object> row = new TreeMap<>();
    return fake(
        ResultSet.class,
        (result, asked, column) -> {
          switch (asked.getName()) {
            case "next" -> {
              boolean more = each.hasNext();
              if (more) {
                Map.Entry<String, Long> next = each.next();
                row.put("getString", next.getKey());
                row.put("getLong", next.getValue());
              }
              return more;
            }
            default -> {
              return row.get(asked.getName());
            }
          }
        });
  }

  @Test
  void aStallShowsWithItsWholeDelayAndIsLookedAtAgainSoon() throws Exception {
    rows.put("A", T - SECOND);
    assertThat(probe.look()).isEqualTo(Duration.ofMillis(50));
    // The row is of now, and the database answers after three seconds
    rows.put("A", now);
    takes = 3 * SECOND;
    assertThat(probe.look()).isEqualTo(Duration.ofMillis(500));
    assertThat(outputs.of(Outputs.POSTGRES_ACCOUNTS).all().max()).isCloseTo(3_000, within(10.0));
    assertThat(slow.first().orElseThrow().what()).isEqualTo("database: a look took 3.0 s");
  }

  @Test
  void itTakesATwentiethOfTheTimeUpToHalfASecond() throws Exception {
    takes = 1_000;
    assertThat(probe.look()).isEqualTo(Duration.ofMillis(50));
    takes = 10_000;
    assertThat(probe.look()).isEqualTo(Duration.ofMillis(200));
    takes = SECOND;
    assertThat(probe.look()).isEqualTo(Duration.ofMillis(500));
    assertThat(slow.first()).isEmpty();
  }
}
