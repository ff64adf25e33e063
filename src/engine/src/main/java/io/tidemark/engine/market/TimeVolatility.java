package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;

/** The squared log returns of each stretch of a time, added up. */
final class TimeVolatility extends TimeBuckets {
  TimeVolatility(Mids mids) {
    super(mids);
  }

  @Override
  double passing(double lastValue) {
    return 0;
  }

  @Override
  double next(double value, double before, double mid) {
    double r = logReturn(before, mid);
    return value + r * r;
  }

  @Override
  double value() {
    double sum = 0;
    for (int i = BUCKETS - 1; i >= 0; i--) {
      sum += back(i);
    }
    return Math.sqrt(sum);
  }
}
