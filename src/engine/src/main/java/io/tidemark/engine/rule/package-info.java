/**
 * Rules as data: what a signal asks for, read from text. A {@link io.tidemark.engine.rule.Rule} has
 * a condition for each direction; a {@link io.tidemark.engine.rule.Condition} is a sequence of
 * steps, each of them comparisons of {@link io.tidemark.engine.rule.Value}s, all of which must
 * hold. The kinds of value and of comparison are a small closed set, so that a rule can be checked
 * whole when it is read and costs nanoseconds when it is looked at. Nothing here runs a rule: that
 * is the market's.
 */
package io.tidemark.engine.rule;
