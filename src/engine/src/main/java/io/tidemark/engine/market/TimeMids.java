package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;

/** The last mid of each stretch of a time, and of the stretch before it. */
final class TimeMids extends TimeBuckets {
  TimeMids(Mids mids) {
    super(mids);
  }

  @Override
  double passing(double lastValue) {
    return lastValue;
  }

  @Override
  double next(double value, double before, double mid) {
    return mid;
  }

  @Override
  double value() {
    return back(BUCKETS);
  }
}
