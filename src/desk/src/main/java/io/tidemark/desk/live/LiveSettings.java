package io.tidemark.desk.live;

import io.tidemark.job.Keys;
import io.tidemark.job.Setting;
import io.tidemark.job.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings made of settings. */
public final class LiveSettings {
  private LiveSettings() {}

  /** The same settings but for one. */
  public static Settings with(Settings settings, Setting<?> key, String text) {
    Map<String, String> texts = new LinkedHashMap<>(settings.texts());
    texts.put(key.name(), text);
    return Settings.of(texts);
  }

  /** A live job publishes its ledger with its checkpoints, so it must have some. */
  public static Settings withCheckpoints(Settings settings) {
    return settings.get(Keys.CHECKPOINT_INTERVAL) > 0
        ? settings
        : with(settings, Keys.CHECKPOINT_INTERVAL, "1s");
  }
}
