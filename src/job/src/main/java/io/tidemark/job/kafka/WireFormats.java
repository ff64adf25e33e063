package io.tidemark.job.kafka;

import io.tidemark.contracts.WireFormat;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;

/** The wire format that the settings ask for. */
public final class WireFormats {
  private WireFormats() {}

  /** The Confluent format where {@code schema.registry.url} is set, else single-object encoding. */
  public static WireFormat of(Settings settings) {
    String url = settings.get(Keys.REGISTRY_URL);
    if (url.isEmpty()) {
      return WireFormat.singleObject();
    }
    return WireFormat.confluent(
        url, settings.get(Keys.REGISTRY_USERNAME), settings.get(Keys.REGISTRY_PASSWORD)::read);
  }
}
