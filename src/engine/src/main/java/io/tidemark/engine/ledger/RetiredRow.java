package io.tidemark.engine.ledger;

/**
 * A position that has left the books, having been flat for longer than the correction window.
 *
 * @param account the account
 * @param book the book
 * @param symbol the symbol
 */
public record RetiredRow(String account, String book, String symbol) implements LedgerRow {}
