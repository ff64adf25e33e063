package io.tidemark.datagen.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses figures that no load test measures: those that are no number, below 0 or past all bounds;
 * and gaps in lists. A part that was not measured may be missing.
 */
final class Soundness {
  /** A year in nanoseconds, an exabyte: what is larger was not measured. */
  private static final double MOST = 1e18;

  /** May be below 0: a number that is no quantity, and a time before the traffic. */
  private static final Set<String> SIGNED = Set.of("seed", "second", "timeline");

  private Soundness() {}

  /**
   * Checks a report.
   *
   * @throws IllegalArgumentException one line that names the figure
   */
  static void check(LoadReport report) {
    value("", report, false);
  }

  private static void value(String path, Object value, boolean signed) {
    if (value instanceof Number number) {
      double figure = number.doubleValue();
      if (!(Math.abs(figure) <= MOST) || (figure < 0 && !signed)) {
        throw new IllegalArgumentException(path + " is " + number + ": not from 0 to 1e18");
      }
    } else if (value instanceof Record part) {
      parts(path, part, signed);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> value(path + "." + name, each, signed));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        // Only figures over time have gaps
        item(path + "[" + i + "]", list.get(i), signed);
      }
    }
  }

  private static void item(String path, Object value, boolean gaps) {
    if (value == null && !gaps) {
      throw new IllegalArgumentException(path + " is missing");
    }
    if (value instanceof Record part) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        if (component.getType() == String.class && get(part, component) == null) {
          throw new IllegalArgumentException(path(path, component) + " is missing");
        }
      }
    }
    value(path, value, gaps);
  }

  private static void parts(String path, Record part, boolean signed) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      boolean may = signed || SIGNED.contains(component.getName());
      value(path(path, component), get(part, component), may);
    }
  }

  private static String path(String path, RecordComponent component) {
    String name = new SnakeCaseStrategy().translate(component.getName());
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Object get(Record part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
