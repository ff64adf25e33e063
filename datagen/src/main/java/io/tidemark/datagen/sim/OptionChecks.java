package io.tidemark.datagen.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of options that are about several of them. */
final class OptionChecks {
  private static final int MOST_REGIONS = 6;

  private OptionChecks() {}

  /** The regions that exist: trades are made within one, and take two accounts. */
  static List<Region> regions(List<Region> regions, int accounts) {
    Checks.present("regions", regions);
    Checks.between("number of regions", regions.size(), 1, MOST_REGIONS);
    Set<String> names = new HashSet<>();
    for (Region region : regions) {
      if (!names.add(region.name())) {
        throw new IllegalArgumentException("region %s is there twice".formatted(region.name()));
      }
    }
    return List.copyOf(regions.subList(0, Math.min(regions.size(), accounts / 2)));
  }

  static void shape(Shape shape, MarketClock clock) {
    Checks.present("shape", shape);
    if (shape != Shape.FLAT && clock instanceof MarketClock.Live) {
      throw new IllegalArgumentException(
          "shape %s needs a clock that runs through a day".formatted(shape));
    }
  }

  static List<MarketEvent> events(
      List<MarketEvent> events, List<Region> regions, MarketClock clock, Duration duration) {
    Checks.present("events", events);
    List<MarketEvent> before = new ArrayList<>();
    for (MarketEvent event : events) {
      if (event instanceof MarketEvent.Silence silence) {
        venue(silence.venue(), regions);
      } else if (event instanceof MarketEvent.Backlog backlog) {
        region(name(event), backlog.region(), regions);
      } else if (event instanceof MarketEvent.Peak peak) {
        region(name(event), peak.region(), regions);
      }
      within(event, clock, duration);
      for (MarketEvent other : before) {
        apart(event, other);
      }
      before.add(event);
    }
    return List.copyOf(events);
  }

  private static String name(MarketEvent event) {
    return event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private static void venue(String venue, List<Region> regions) {
    Set<String> known = Venues.in(regions);
    if (!known.contains(venue)) {
      throw new IllegalArgumentException(
          "silence: no venue %s; there are %s".formatted(venue, String.join(", ", known)));
    }
  }

  private static void region(String event, String region, List<Region> regions) {
    List<String> known = regions.stream().map(Region::name).toList();
    if (!known.contains(region)) {
      throw new IllegalArgumentException(
          "%s: no region %s; there are %s".formatted(event, region, String.join(", ", known)));
    }
  }

  private static void within(MarketEvent event, MarketClock clock, Duration duration) {
    if (duration == null) {
      return;
    }
    double end = duration.toNanos() * clock.speed();
    double last = (double) event.at().toNanos() + event.length().toNanos();
    if (last > end * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "%s at %s for %s ends after the traffic, which has %s of market time"
              .formatted(
                  name(event), event.at(), event.length(), Duration.ofMillis((long) (end / 1e6))));
    }
  }

  private static void apart(MarketEvent one, MarketEvent other) {
    if (one instanceof MarketEvent.Backlog a && other instanceof MarketEvent.Backlog b) {
      if (a.region().equals(b.region())) {
        throw new IllegalArgumentException(
            "backlog: region %s has two; it can come back once".formatted(a.region()));
      }
      return;
    }
    boolean alone = one instanceof MarketEvent.Hot || one instanceof MarketEvent.Peak;
    if (alone
        && one.getClass() == other.getClass()
        && one.at().compareTo(other.at().plus(other.length())) < 0
        && other.at().compareTo(one.at().plus(one.length())) < 0) {
      throw new IllegalArgumentException("two %s events overlap".formatted(name(one)));
    }
  }
}
