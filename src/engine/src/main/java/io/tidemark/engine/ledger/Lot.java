package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * What is still open of one opening fill.
 *
 * @param quantity above 0, 1e-8; the position's sign says which way
 * @param cost its signed cost
 */
record Lot(long quantity, Money cost) {}
