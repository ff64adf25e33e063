package io.tidemark.job.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Keys of records that are made of several names, and the partitions that names belong to. */
public final class RecordKeys {
  private static final char SEPARATOR = '|';
  private static final char ESCAPE = '\\';

  private RecordKeys() {}

  /** Names joined by {@code |}; that and {@code \} inside a name stand behind a {@code \}. */
  public static String join(String... names) {
    StringBuilder key = new StringBuilder();
    for (int n = 0; n < names.length; n++) {
      if (n > 0) {
        key.append(SEPARATOR);
      }
      String name = names[n];
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c == SEPARATOR || c == ESCAPE) {
          key.append(ESCAPE);
        }
        key.append(c);
      }
    }
    return key.toString();
  }

  /** The names of a key that {@link #join} made; of any other text, some names. */
  public static List<String> split(String key) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == SEPARATOR) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        boolean escaped = c == ESCAPE && i + 1 < key.length();
        name.append(escaped ? key.charAt(++i) : c);
      }
    }
    names.add(name.toString());
    return names;
  }

  /**
   * The partition that Kafka's own partitioner gives to a key.
   *
   * @param partitions how many the topic has
   */
  public static int partition(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
