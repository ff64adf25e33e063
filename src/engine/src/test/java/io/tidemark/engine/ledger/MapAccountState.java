package io.tidemark.engine.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account's state in maps. Account and positions are kept as bytes and handed out as copies, so
 * that whatever is changed but not put back is lost, and every test goes through write and read.
 */
final class MapAccountState implements AccountState {
  private byte[] account;
  private final Map<PositionKey, byte[]> positions = new TreeMap<>();
  private final Map<ChunkKey, byte[]> fills = new TreeMap<>(ChunkKey.ORDER);
  private final Map<ChunkKey, byte[]> lots = new TreeMap<>(ChunkKey.ORDER);
  private final Map<FillKey, Applied> trades = new LinkedHashMap<>();
  private final Map<String, CashEvent> cash = new TreeMap<>();

  @Override
  public Account account() {
    return account == null ? null : read(account, Account::read);
  }

  @Override
  public void put(Account changed) {
    account = bytes(changed::write);
  }

  @Override
  public Position position(PositionKey key) {
    byte[] kept = positions.get(key);
    return kept == null ? null : read(kept, Position::read);
  }

  @Override
  public void put(Position changed) {
    positions.put(changed.key(), bytes(changed::write));
  }

  @Override
  public void remove(PositionKey key) {
    positions.remove(key);
  }

  @Override
  public FillChunk fills(ChunkKey key) {
    byte[] kept = fills.get(key);
    return kept == null ? null : read(kept, FillChunk::read);
  }

  @Override
  public void put(ChunkKey key, FillChunk chunk) {
    if (chunk == null) {
      fills.remove(key);
    } else {
      fills.put(key, bytes(chunk::write));
    }
  }

  @Override
  public LotChunk lots(ChunkKey key) {
    byte[] kept = lots.get(key);
    return kept == null ? null : read(kept, LotChunk::read);
  }

  @Override
  public void put(ChunkKey key, LotChunk chunk) {
    if (chunk == null) {
      lots.remove(key);
    } else {
      lots.put(key, bytes(chunk::write));
    }
  }

  @Override
  public Applied trade(FillKey key) {
    return trades.get(key);
  }

  @Override
  public void remember(Applied applied) {
    trades.put(FillKey.of(applied.message()), applied);
  }

  @Override
  public CashEvent cash(String eventId) {
    return cash.get(eventId);
  }

  @Override
  public void remember(CashEvent event) {
    cash.put(event.eventId(), event);
  }

  @Override
  public void forgetTradesBefore(long ts) {
    trades.values().removeIf(trade -> trade.message().ts() < ts);
  }

  @Override
  public void forgetCashBefore(long ts) {
    cash.values().removeIf(event -> event.ts() < ts);
  }

  Iterable<PositionKey> keys() {
    return positions.keySet();
  }

  int fillChunks() {
    return fills.size();
  }

  int lotChunks() {
    return lots.size();
  }

  int cashKept() {
    return cash.size();
  }

  int tradesKept() {
    return trades.size();
  }

  /** What is kept in a format of its own, by name. */
  Map<String, byte[]> written() {
    Map<String, byte[]> written = new LinkedHashMap<>();
    written.put("account", account);
    positions.forEach((key, bytes) -> written.put("position " + key.symbol(), bytes));
    fills.forEach((key, bytes) -> written.put(name("fills", key), bytes));
    lots.forEach((key, bytes) -> written.put(name("lots", key), bytes));
    return written;
  }

  private static String name(String what, ChunkKey key) {
    return what + " " + key.position().symbol() + " " + key.chunk();
  }

  /** All that is kept, to the last byte. */
  String everything() {
    StringBuilder text = new StringBuilder();
    HexFormat hex = HexFormat.of();
    text.append(account == null ? "no account" : hex.formatHex(account)).append('\n');
    positions.forEach((k, v) -> text.append(k).append(' ').append(hex.formatHex(v)).append('\n'));
    fills.forEach((k, v) -> text.append(k).append(' ').append(hex.formatHex(v)).append('\n'));
    lots.forEach((k, v) -> text.append(k).append(' ').append(hex.formatHex(v)).append('\n'));
    return text.append(trades).append('\n').append(cash).toString();
  }

  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads an object that must end where the bytes end. */
  static <T> T read(byte[] bytes, Reader<T> reader) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      T read = reader.read(new DataInputStream(in));
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes were not read");
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
