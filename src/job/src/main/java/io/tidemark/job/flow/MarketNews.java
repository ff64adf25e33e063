package io.tidemark.job.flow;

/** What MARKET is told beside its ticks. */
public sealed interface MarketNews permits InstrumentRow, RuleChange {}
