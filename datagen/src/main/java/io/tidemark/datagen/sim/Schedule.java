package io.tidemark.datagen.sim;

import io.tidemark.datagen.sim.MarketEvent.Backlog;
import io.tidemark.datagen.sim.MarketEvent.Burst;
import io.tidemark.datagen.sim.MarketEvent.Hot;
import io.tidemark.datagen.sim.MarketEvent.Peak;
import io.tidemark.datagen.sim.MarketEvent.Silence;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How busy each lane is at each time: pieces of constant rate. Times are stream time. */
final class Schedule {
  private static final int ALL_OPEN = 3;

  /** A market event in stream time. */
  private record Span(double from, double to, MarketEvent event) {
    boolean holds(double at) {
      return at >= from && at < to;
    }
  }

  /**
   * A time during which a lane's rate does not change.
   *
   * @param from when it was asked for; it may have begun earlier
   * @param to its end, exclusive; may be infinite
   * @param rate ticks in a microsecond
   * @param hot share of the coldest symbol in them, on top of its own
   * @param open bit 0: equities and indices trade, bit 1: futures and CFDs
   */
  record Piece(double from, double to, double rate, double hot, int open) {}

  private final Scale scale;
  private final List<Region> regions;
  private final long marketStart;
  private final boolean day;
  private final int[] regionOfLane;
  private final double[] shareOfLane;
  private final double[] shareOfRegion;
  private final DayShape[] shapes;
  private final int coldLane;
  private final List<Span> spans = new ArrayList<>();

  Schedule(SimulatorOptions options, Universe universe) {
    scale = Scale.of(options);
    day = options.clock() instanceof MarketClock.Day;
    marketStart =
        options.clock() instanceof MarketClock.Day clock
            ? ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.marketStart())
            : 0;
    regionOfLane = new int[universe.lanes()];
    shareOfLane = new double[universe.lanes()];
    shareOfRegion = new double[universe.regions().size()];
    for (int symbol = 0; symbol < universe.listings().size(); symbol++) {
      int lane = universe.laneOf(symbol);
      regionOfLane[lane] = universe.regionOf(lane);
      shareOfLane[lane] += universe.share(symbol);
      shareOfRegion[universe.regionOf(lane)] += universe.share(symbol);
    }
    shapes =
        universe.regions().stream()
            .map(region -> new DayShape(options.shape(), region.zone()))
            .toArray(DayShape[]::new);
    coldLane = universe.laneOf(universe.listings().size() - 1);
    for (MarketEvent event : options.events()) {
      double at = scale.stream(event.at());
      spans.add(new Span(at, at + scale.stream(event.length()), event));
    }
    regions = universe.regions();
  }

  Scale scale() {
    return scale;
  }

  /** What a lane does at a time and for how long. */
  Piece piece(int lane, double at) {
    double to = Double.POSITIVE_INFINITY;
    double burst = 1;
    double hot = 0;
    Peak peak = null;
    for (Span span : spans) {
      if (span.from > at) {
        to = Math.min(to, span.from);
      } else if (span.to > at) {
        to = Math.min(to, span.to);
        if (span.event instanceof Burst b) {
          burst *= b.times();
        } else if (span.event instanceof Hot h) {
          hot = h.share();
        } else if (span.event instanceof Peak p) {
          peak = p;
        }
      }
    }
    long utc = marketStart + (long) Math.floor(at);
    long stepEnd = (Math.floorDiv(utc, DayShape.STEP) + 1) * DayShape.STEP;
    if (day) {
      to = Math.min(to, (double) (stepEnd - marketStart));
    }
    double whole = 0;
    for (int region = 0; region < shapes.length; region++) {
      whole += shareOfRegion[region] * factor(region, utc, peak);
    }
    int region = regionOfLane[lane];
    double own = shareOfLane[lane] * factor(region, utc, peak) * (1 - hot);
    double extra = lane == coldLane ? hot * whole : 0;
    double rate = (own + extra) * burst * scale.ticksPerMicro();
    return new Piece(at, to, rate, extra / (own + extra), open(region, utc));
  }

  private double factor(int region, long utc, Peak peak) {
    if (peak == null) {
      return day ? shapes[region].factor(utc) : 1;
    }
    boolean own = peak.region().equals(regions.get(region).name());
    return own ? peak.times() / shareOfRegion[region] : 1;
  }

  private int open(int region, long utc) {
    return day
        ? (shapes[region].open(utc) ? 1 : 0) | (DayShape.futuresOpen(utc) ? 2 : 0)
        : ALL_OPEN;
  }

  /** Ticks of a lane that are due between two times, on average. */
  double expected(int lane, double from, double to) {
    double sum = 0;
    double at = from;
    while (at < to) {
      Piece piece = piece(lane, at);
      double end = Math.min(to, piece.to());
      sum += piece.rate() * (end - at);
      at = end;
    }
    return sum;
  }

  /** When a lane's first event happens at the earliest; below 0 with a long backlog. */
  double begin(int lane) {
    for (Span span : spans) {
      if (span.event instanceof Backlog backlog && isOf(lane, backlog)) {
        return span.from - scale.stream(backlog.span());
      }
    }
    return 0;
  }

  /** The earliest beginning of all lanes. */
  double begin() {
    double begin = 0;
    for (int lane = 0; lane < regionOfLane.length; lane++) {
      begin = Math.min(begin, begin(lane));
    }
    return begin;
  }

  /**
   * When a lane's feed comes back; what happens before that leaves then. −∞ if it is never gone.
   */
  double back(int lane) {
    for (Span span : spans) {
      if (span.event instanceof Backlog backlog && isOf(lane, backlog)) {
        return span.from;
      }
    }
    return Double.NEGATIVE_INFINITY;
  }

  private boolean isOf(int lane, Backlog backlog) {
    return regions.get(regionOfLane[lane]).name().equals(backlog.region());
  }

  /** Whether a venue is silent. */
  boolean silent(String venue, double at) {
    for (Span span : spans) {
      if (span.event instanceof Silence silence
          && span.holds(at)
          && silence.venue().equals(venue)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a venue is ever silent. */
  boolean silences() {
    return spans.stream().anyMatch(span -> span.event instanceof Silence);
  }
}
