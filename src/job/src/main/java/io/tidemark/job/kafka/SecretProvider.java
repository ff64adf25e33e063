package io.tidemark.job.kafka;

import io.tidemark.job.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Gives Kafka's clients the secrets that their properties refer to as {@code
 * ${tidemark:FORM:PLACE}}; FORM is {@link #PLAIN} or, inside the quotes of a JAAS line, {@link
 * #QUOTED}. Public, with a public constructor, because Kafka makes it by name.
 */
public final class SecretProvider implements ConfigProvider {
  static final String PLAIN = "plain";
  static final String QUOTED = "quoted";

  /** For Kafka. */
  public SecretProvider() {}

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public ConfigData get(String path) {
    return new ConfigData(Map.of());
  }

  /**
   * The secrets at some places.
   *
   * @throws io.tidemark.job.UserException if one is not there
   */
  @Override
  public ConfigData get(String path, Set<String> keys) {
    Map<String, String> secrets = new HashMap<>();
    for (String place : keys) {
      String secret = Secret.parse(place).read();
      secrets.put(place, path.equals(QUOTED) ? quoted(secret) : secret);
    }
    return new ConfigData(secrets);
  }

  /** A text as it stands between the double quotes of a JAAS line. */
  static String quoted(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  @Override
  public void close() {}
}
