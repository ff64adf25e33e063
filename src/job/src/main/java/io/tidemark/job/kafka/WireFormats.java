package io.tidemark.job.kafka;

import io.tidemark.contracts.WireFormat;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;

/** The wire format that the settings ask for. */
public final class WireFormats {
  private WireFormats() {}

  /**
   * The Confluent format where {@code schema.registry.url} is set, else single-object encoding.
   *
   * @throws UserException if a registry is set, which this version has not
   */
  public static WireFormat of(Settings settings) {
    String url = settings.get(Keys.REGISTRY_URL);
    if (!url.isEmpty()) {
      throw new UserException(
          "setting: " + Keys.REGISTRY_URL + " is \"" + url + "\"; a registry is not in this version");
    }
    return WireFormat.singleObject();
  }
}
