/**
 * What LEDGER knows of an account: its positions, lots, cash, fees and P&L per currency, and its
 * valuation at a cut. Figures are exact; an event either applies whole or is rejected whole.
 */
package io.tidemark.engine.ledger;
