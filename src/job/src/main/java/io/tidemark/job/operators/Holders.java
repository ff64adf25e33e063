package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Rates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which accounts a symbol bears on: those with an open position in it, and those that convert with
 * it. It lives on the heap and is made anew from state after a restore.
 */
final class Holders {
  private final Map<String, Map<String, Set<PositionKey>>> open = new HashMap<>();
  private final Map<String, Set<String>> converting = new HashMap<>();

  void update(String account, Position position) {
    String symbol = position.key().symbol();
    if (position.quantity() != 0) {
      open.computeIfAbsent(symbol, s -> new HashMap<>())
          .computeIfAbsent(account, a -> new TreeSet<>())
          .add(position.key());
      return;
    }
    Map<String, Set<PositionKey>> accounts = open.get(symbol);
    Set<PositionKey> keys = accounts == null ? null : accounts.get(account);
    if (keys != null && keys.remove(position.key()) && keys.isEmpty()) {
      accounts.remove(account);
      if (accounts.isEmpty()) {
        open.remove(symbol);
      }
    }
  }

  void update(Account account) {
    if (account.currencies().size() == 1) {
      return;
    }
    for (String currency : account.currencies()) {
      for (String symbol : Rates.symbols(currency, account.terms().baseCurrency())) {
        converting.computeIfAbsent(symbol, s -> new HashSet<>()).add(account.terms().account());
      }
    }
  }

  /** Accounts with an open position in a symbol, and its keys. */
  Map<String, Set<PositionKey>> open(String symbol) {
    return open.getOrDefault(symbol, Map.of());
  }

  /** Keys of an account's open positions in a symbol. */
  Set<PositionKey> open(String account, String symbol) {
    return open(symbol).getOrDefault(account, Set.of());
  }

  /** Accounts whose conversion a symbol may bear on. */
  Set<String> converting(String symbol) {
    return converting.getOrDefault(symbol, Set.of());
  }
}
