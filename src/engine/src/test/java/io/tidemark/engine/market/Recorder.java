package io.tidemark.engine.market;

import java.util.ArrayList;
import java.util.List;

/** Keeps what comes out, in order. */
final class Recorder implements MarketOut {
  /** A bar that was open at a cut. */
  record Partial(Bar bar, long asOf) {}

  final List<Object> all = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final List<Bar> bars = new ArrayList<>();
  final List<Indicator> indicators = new ArrayList<>();
  final List<Partial> partials = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();

  @Override
  public void signal(Signal signal) {
    all.add(signal);
    signals.add(signal);
  }

  @Override
  public void bar(Bar bar) {
    all.add(bar);
    bars.add(bar);
  }

  @Override
  public void partialBar(Bar bar, long asOf) {
    all.add(new Partial(bar, asOf));
    partials.add(new Partial(bar, asOf));
  }

  @Override
  public void indicator(Indicator indicator) {
    all.add(indicator);
    indicators.add(indicator);
  }

  @Override
  public void mark(Mark mark) {
    all.add(mark);
    marks.add(mark);
  }

  /** What signals say, in short: "BUY name@seconds". */
  List<String> said() {
    return signals.stream()
        .map(s -> s.direction() + " " + s.rule() + "@" + s.ts() / Given.SECOND)
        .toList();
  }
}
