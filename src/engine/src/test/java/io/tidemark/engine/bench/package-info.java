/** What the engine costs, measured with JMH: a tick, a fill, a position's valuation, money. */
package io.tidemark.engine.bench;
