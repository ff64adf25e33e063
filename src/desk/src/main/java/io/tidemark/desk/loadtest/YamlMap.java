package io.tidemark.desk.loadtest;

import io.tidemark.engine.num.Intervals;
import io.tidemark.job.Nearest;
import io.tidemark.job.UserException;
import io.tidemark.job.YamlNodes;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A map of YAML whose keys are known; every message names the file and the line. */
final class YamlMap {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  /** Nothing in a load test takes longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private final String file;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Node node;

  private YamlMap(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /**
   * A map with certain keys.
   *
   * @param what it is, for messages
   * @param keys that it may have; none for any
   * @throws UserException if it is no map, has another key or one twice
   */
  static YamlMap of(Node node, String file, String what, String... keys) {
    YamlMap map = new YamlMap(file, node);
    if (!(node instanceof MappingNode pairs)) {
      throw map.fault(node, what + " must be a map such as \"" + example(keys) + ": …\"");
    }
    List<String> known = List.of(keys);
    for (NodeTuple pair : pairs.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode word ? word.getValue() : "";
      if (!known.isEmpty() && !known.contains(key)) {
        throw map.fault(
            pair.getKeyNode(), what + " has no \"" + key + "\"" + Nearest.hint(key, known));
      }
      if (map.values.put(key, pair.getValueNode()) != null) {
        throw map.fault(pair.getKeyNode(), key + " stands twice");
      }
    }
    return map;
  }

  private static String example(String... keys) {
    return keys.length == 0 ? "checkpoint.interval" : keys[0];
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A map within it; one without keys if it is not there. */
  YamlMap map(String key, String... keys) {
    Node value = values.get(key);
    return value == null || value.getTag().equals(Tag.NULL)
        ? new YamlMap(file, node)
        : of(value, file, key, keys);
  }

  /** The maps of a list within it. */
  List<YamlMap> maps(String key, String... keys) {
    Node value = values.get(key);
    if (value == null || value.getTag().equals(Tag.NULL)) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      throw fault(value, key + " must be a list, each line of which begins with \"- \"");
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : list.getValue()) {
      maps.add(of(item, file, "one of " + key, keys));
    }
    return maps;
  }

  /** A word or a line. */
  Optional<String> text(String key) {
    Node value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode word && !word.getValue().isBlank()) {
      return Optional.of(word.getValue().strip());
    }
    throw fault(value, key + " must be one word or one line");
  }

  /** As {@link #text}, for what must be there. */
  String needed(String key) {
    return text(key).orElseThrow(() -> fault(node, key + " is missing"));
  }

  /** A number within bounds. */
  Optional<Double> number(String key, double least, double most) {
    return text(key)
        .map(
            text -> {
              if (!NUMBER.matcher(text).matches()) {
                throw fault(key, text, "a number such as 2000");
              }
              return bounded(key, text, Double.parseDouble(text), least, most);
            });
  }

  /** A whole number within bounds. */
  Optional<Long> whole(String key, long least, long most) {
    return text(key)
        .map(
            text -> {
              if (!text.matches("-?[0-9]+")) {
                throw fault(key, text, "a whole number");
              }
              long value;
              try {
                value = Long.parseLong(text);
              } catch (NumberFormatException e) {
                throw fault(key, text, "from " + least + " to " + most);
              }
              bounded(key, text, (double) value, (double) least, (double) most);
              return value;
            });
  }

  /** A share such as {@code 0.3} or {@code 30 %}. */
  Optional<Double> share(String key, double most) {
    return text(key)
        .map(
            text -> {
              boolean percent = text.endsWith("%");
              String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
              if (!NUMBER.matcher(digits).matches()) {
                throw fault(key, text, "a share such as 0.3 or 30 %");
              }
              double value = Double.parseDouble(digits) / (percent ? 100 : 1);
              return bounded(key, text, value, 0, most);
            });
  }

  /** A length of time up to {@link #LONGEST}; {@code 0} is one too. */
  Optional<Duration> time(String key) {
    return text(key)
        .map(
            text -> {
              try {
                return text.matches("0(ms|s|m|h|d)?") ? Duration.ZERO : duration(text);
              } catch (IllegalArgumentException e) {
                throw fault(key, text, "a length of time up to 7d such as 250ms, 60s or 5m");
              }
            });
  }

  /**
   * A length of time.
   *
   * @throws IllegalArgumentException if it is none, or longer than {@link #LONGEST}
   */
  static Duration duration(String text) {
    Duration time;
    try {
      time = Duration.of(Intervals.parse(text), ChronoUnit.MICROS);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text + " is longer than 7d", e);
    }
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(text + " is longer than 7d");
    }
    return time;
  }

  private double bounded(String key, String text, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw fault(key, text, "from " + number(least) + " to " + number(most));
    }
    return value;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A value that is not what it must be. */
  UserException fault(String key, String text, String wanted) {
    return fault(key, key + " is \"" + text + "\", not " + wanted);
  }

  /** A fault at the line of a key, or of the map if it does not have the key. */
  UserException fault(String key, String what) {
    return fault(values.getOrDefault(key, node), what);
  }

  /** Where a key stands: file and line. */
  String where(String key) {
    return YamlNodes.where(file, values.getOrDefault(key, node));
  }

  private UserException fault(Node at, String what) {
    return new UserException(YamlNodes.where(file, at) + ": " + what);
  }
}
