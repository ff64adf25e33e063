package io.tidemark.desk.deploy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** Every option of the Flink on the class path: of its core, its runtime and RocksDB. */
public final class FlinkOptions {
  private static final List<Class<?>> MODULES =
      List.of(Configuration.class, MiniCluster.class, EmbeddedRocksDBStateBackend.class);

  /** Options of a metrics reporter stand behind a name that the user chooses. */
  private static final String REPORTER = "metrics\\.reporter\\.[a-z]+\\.(factory\\.class|port)";

  private final Map<String, ConfigOption<?>> current = new TreeMap<>();
  private final Map<String, String> deprecated = new TreeMap<>();

  private FlinkOptions() {}

  /** Looks through the class path. */
  public static FlinkOptions load() throws IOException, URISyntaxException {
    FlinkOptions options = new FlinkOptions();
    for (Class<?> module : MODULES) {
      Path jar = Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile entries = new JarFile(jar.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) entries.stream()::iterator) {
          if (entry.getName().matches("org/apache/flink/.*Options\\.class")) {
            options.add(entry.getName().replace('/', '.').replaceFirst("\\.class$", ""));
          }
        }
      }
    }
    return options;
  }

  /** What is wrong with the keys and values of a configuration: nothing, if it is good. */
  public List<String> complaints(Map<String, String> configuration) {
    List<String> complaints = new ArrayList<>();
    Configuration values = Configuration.fromMap(configuration);
    for (String key : configuration.keySet()) {
      ConfigOption<?> option = current.get(key);
      if (option != null) {
        try {
          values.getOptional(option);
        } catch (RuntimeException e) {
          complaints.add(key + " is not " + configuration.get(key));
        }
      } else if (deprecated.containsKey(key)) {
        complaints.add(key + " is deprecated: " + deprecated.get(key));
      } else if (!key.matches(REPORTER)) {
        complaints.add(key + " is unknown");
      }
    }
    return complaints;
  }

  /** Whether a configuration says what Flink does anyway. */
  public boolean isDefault(String key, String value) {
    ConfigOption<?> option = current.get(key);
    return option != null
        && option.hasDefaultValue()
        && option
            .defaultValue()
            .equals(Configuration.fromMap(Map.of(key, value)).getOptional(option).orElseThrow());
  }

  /** The keys that may be used. */
  public Collection<String> keys() {
    return current.keySet();
  }

  private void add(String className) {
    try {
      for (Field field : Class.forName(className).getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.get(null) instanceof ConfigOption<?> option) {
          add(field, option);
        }
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new AssertionError(className, e);
    }
  }

  private void add(Field field, ConfigOption<?> option) {
    if (field.isAnnotationPresent(Deprecated.class)) {
      deprecated.put(option.key(), "see " + field);
    } else {
      current.put(option.key(), option);
    }
    for (FallbackKey fallback : option.fallbackKeys()) {
      deprecated.put(fallback.getKey(), "use " + option.key());
    }
  }
}
