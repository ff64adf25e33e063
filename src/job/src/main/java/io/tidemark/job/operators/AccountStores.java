package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.codec.LedgerCodecs;
import io.tidemark.job.flow.LedgerInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** The keyed state of an account, split by what changes together. */
final class AccountStores {
  /** Names of the two states of which every account has one. */
  static final String ACCOUNT = "account";

  static final String WAITING = "waiting";

  final ValueState<Account> account;
  final MapState<PositionKey, Position> positions;
  final MapState<FillKey, Trade> trades;
  final MapState<String, CashEvent> cash;
  final ListState<LedgerInput> waiting;
  final ValueState<Long> newestRead;

  AccountStores(KeyedStateStore store) {
    account = store.getState(new ValueStateDescriptor<>(ACCOUNT, new LedgerCodecs.AccountCodec()));
    positions =
        store.getMapState(
            new MapStateDescriptor<>(
                "positions",
                new LedgerCodecs.PositionKeyCodec(),
                new LedgerCodecs.PositionCodec()));
    trades =
        store.getMapState(
            new MapStateDescriptor<>(
                "trades", new LedgerCodecs.FillKeyCodec(), new LedgerCodecs.TradeCodec()));
    cash =
        store.getMapState(
            new MapStateDescriptor<>(
                "cash", StringSerializer.INSTANCE, new LedgerCodecs.CashCodec()));
    newestRead = store.getState(new ValueStateDescriptor<>("newest-read", Types.LONG));
    waiting = store.getListState(new ListStateDescriptor<>(WAITING, new LedgerCodecs.InputCodec()));
  }

  /** Keys of all positions of the current account, flat ones too, as of the last save. */
  List<PositionKey> positionKeys() throws Exception {
    List<PositionKey> keys = new ArrayList<>();
    positions.keys().forEach(keys::add);
    keys.sort(null);
    return keys;
  }

  /** State access inside the engine's interfaces, which know no checked exceptions. */
  static <T> T unchecked(Callable<T> access) {
    try {
      return access.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be accessed", e);
    }
  }
}
