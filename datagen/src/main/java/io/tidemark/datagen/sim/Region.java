package io.tidemark.datagen.sim;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * A part of the world: its symbols, accounts and venues, and its hours.
 *
 * @param name by which events call it
 * @param zone whose local time its hours are in, e.g. {@code Europe/London}
 * @param share of the ticks, above 0, relative to the sum over the regions; symbols are dealt so
 *     that it is met as nearly as their number allows
 */
public record Region(String name, String zone, double share) {
  private static final List<Region> WORLD =
      List.of(
          new Region("US", "America/New_York", 1.0 / 3),
          new Region("EMEA", "Europe/London", 1.0 / 3),
          new Region("APAC", "Asia/Tokyo", 1.0 / 3));

  /**
   * Checks each value.
   *
   * @throws IllegalArgumentException one line, if one is wrong
   */
  public Region {
    Checks.text("region", name);
    Checks.text("zone of " + name, zone);
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("region %s: no time zone %s".formatted(name, zone), e);
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "region %s: share %s must be above 0 and at most 1"
              .formatted(name, Checks.number(share)));
    }
  }

  /** US, EMEA and APAC, a third each. */
  public static List<Region> world() {
    return WORLD;
  }
}
