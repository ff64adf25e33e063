package io.tidemark.desk.loadtest;

import io.tidemark.datagen.sim.MarketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of a scenario. */
final class EventList {
  private static final String[] KEYS = {
    "hot", "burst", "silence", "backlog", "peak", "at", "for", "span", "times"
  };
  private static final List<String> KINDS = List.of("hot", "burst", "silence", "backlog", "peak");
  private final YamlMap root;
  private final boolean shortened;
  private final Consumer<MarketEvent> check;

  /**
   * The events in a scenario.
   *
   * @param shortened whether the traffic's duration is not the file's, so that events past its end
   *     are left out and are no mistake
   * @param check throws IllegalArgumentException with one line for an event that cannot be
   */
  EventList(YamlMap root, boolean shortened, Consumer<MarketEvent> check) {
    this.root = root;
    this.shortened = shortened;
    this.check = check;
  }

  /**
   * Those of some length of traffic.
   *
   * @param end of the traffic by the market's clock; null for none
   */
  List<MarketEvent> within(Duration end) {
    List<MarketEvent> events = new ArrayList<>();
    for (YamlMap event : root.maps("events", KEYS)) {
      List<String> kinds = event.keys().stream().filter(KINDS::contains).toList();
      if (kinds.size() != 1) {
        throw event.fault("at", "an event is one of hot, burst, silence, backlog and peak");
      }
      String kind = kinds.get(0);
      Duration at =
          event.time("at").orElseThrow(() -> event.fault(kind, kind + " needs an at such as 60s"));
      Duration length = kind.equals("backlog") ? Duration.ZERO : needed(event, kind, "for");
      boolean fits = end == null || at.plus(length).compareTo(end) <= 0;
      if (!fits && !shortened) {
        throw event.fault(kind, kind + " ends after the traffic");
      }
      try {
        MarketEvent read = read(event, kind, at, length);
        if (fits) {
          check.accept(read);
          events.add(read);
        }
      } catch (IllegalArgumentException e) {
        throw event.fault(kind, e.getMessage());
      }
    }
    return events;
  }

  private static MarketEvent read(YamlMap event, String kind, Duration at, Duration length) {
    List<String> allowed =
        switch (kind) {
          case "backlog" -> List.of(kind, "at", "span");
          case "peak" -> List.of(kind, "at", "for", "times");
          default -> List.of(kind, "at", "for");
        };
    for (String key : event.keys()) {
      if (!allowed.contains(key)) {
        throw event.fault(key, kind + " has no " + key);
      }
    }
    String what = event.needed(kind);
    return switch (kind) {
      case "hot" -> new MarketEvent.Hot(at, length, event.share(kind, 1).orElseThrow());
      case "burst" -> new MarketEvent.Burst(at, length, times(event, kind));
      case "silence" -> new MarketEvent.Silence(at, length, what);
      case "backlog" -> new MarketEvent.Backlog(at, needed(event, kind, "span"), what);
      default ->
          new MarketEvent.Peak(
              at,
              length,
              event
                  .number("times", 0, Double.MAX_VALUE)
                  .orElseThrow(() -> event.fault(kind, kind + " needs times such as 8")),
              what);
    };
  }

  private static Duration needed(YamlMap event, String kind, String key) {
    Duration time = event.time(key).orElseThrow(() -> event.fault(kind, kind + " needs a " + key));
    if (time.isZero()) {
      throw event.fault(key, key + " must be above 0");
    }
    return time;
  }

  private static double times(YamlMap event, String kind) {
    String text = event.needed(kind);
    Matcher times = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)(?: times)?").matcher(text);
    if (!times.matches()) {
      throw event.fault(kind, text, "a factor such as 20 times");
    }
    return Double.parseDouble(times.group(1));
  }
}
