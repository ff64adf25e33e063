package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillChunk;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.LotChunk;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Watched;
import io.tidemark.job.codec.BookCodecs;
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
  /** The state of which every account has one. */
  static final String ACCOUNT = "account";

  /** Events that wait for their cut. */
  static final String WAITING = "waiting";

  /** Busts and corrections that wait for their fill. */
  static final String UNMATCHED = "unmatched";

  static final String FILLS = "fills";
  static final String LOTS = "lots";

  final ValueState<Account> account;
  final MapState<PositionKey, Position> positions;
  final MapState<ChunkKey, FillChunk> fills;
  final MapState<ChunkKey, LotChunk> lots;
  final MapState<FillKey, Applied> trades;
  final MapState<String, CashEvent> cash;
  final MapState<String, Watched> limits;
  final ListState<LedgerInput> waiting;
  final ListState<LedgerInput> unmatched;
  final ValueState<Long> newestRead;

  AccountStores(KeyedStateStore store) {
    account = store.getState(new ValueStateDescriptor<>(ACCOUNT, new LedgerCodecs.AccountCodec()));
    positions =
        store.getMapState(
            new MapStateDescriptor<>(
                "positions",
                new LedgerCodecs.PositionKeyCodec(),
                new LedgerCodecs.PositionCodec()));
    fills =
        store.getMapState(
            new MapStateDescriptor<>(
                FILLS, new BookCodecs.ChunkKeyCodec(), new BookCodecs.FillChunkCodec()));
    lots =
        store.getMapState(
            new MapStateDescriptor<>(
                LOTS, new BookCodecs.ChunkKeyCodec(), new BookCodecs.LotChunkCodec()));
    trades =
        store.getMapState(
            new MapStateDescriptor<>(
                "trades", new LedgerCodecs.FillKeyCodec(), new LedgerCodecs.TradeCodec()));
    cash =
        store.getMapState(
            new MapStateDescriptor<>(
                "cash", StringSerializer.INSTANCE, new LedgerCodecs.CashCodec()));
    limits =
        store.getMapState(
            new MapStateDescriptor<>(
                "limits", StringSerializer.INSTANCE, new BookCodecs.WatchedCodec()));
    newestRead = store.getState(new ValueStateDescriptor<>("newest-read", Types.LONG));
    waiting = store.getListState(new ListStateDescriptor<>(WAITING, new LedgerCodecs.InputCodec()));
    unmatched =
        store.getListState(new ListStateDescriptor<>(UNMATCHED, new LedgerCodecs.InputCodec()));
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
