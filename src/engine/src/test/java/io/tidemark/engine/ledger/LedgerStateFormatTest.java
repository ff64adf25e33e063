package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes in which the ledger's state is kept. What stands in state-format-N.txt was written once
 * and is never written anew: a change of format takes another number and another file.
 */
class LedgerStateFormatTest {
  private static final HexFormat HEX = HexFormat.of();

  /** What format 1 was written of. */
  private static Desk desk(LotMethod method) {
    Desk desk = new Desk();
    desk.market.list("EQ", AssetClass.EQUITY, "EUR", "1");
    desk.market.list("INV", AssetClass.CRYPTO, "BTC", "100", ContractKind.INVERSE);
    desk.market.list("EURUSD", AssetClass.FX, "USD", "1");
    desk.open("USD", method, "1000.5");
    desk.cash(CashEvent.Kind.DEPOSIT, "EUR", "250");
    desk.cash(CashEvent.Kind.INTEREST, "USD", "-0.25");
    desk.apply(desk.fill(Side.BUY, "EQ", "10", "11.5", "0.75", ""));
    desk.apply(desk.fill(Side.BUY, "EQ", "3.00000001", "12.00000001", "0.5", "USD"));
    desk.apply(desk.fill(Side.SELL, "EQ", "4", "13", "-0.01", "EUR"));
    desk.sell("INV", "7", "40000");
    desk.market.mark("EQ", "12.5", desk.cut - 3, "12.75", desk.cut - 2, "", 0);
    desk.quote("EURUSD", "1.25");
    desk.settleAfter(1_000_000);
    return desk;
  }

  /** With all that came with format 2: more lots, a transfer, a bust on another day. */
  private static Desk desk2(LotMethod method) {
    Desk desk = desk(method);
    desk.buy("EQ", "1", "13.5");
    desk.buy("EQ", "2", "14.25");
    desk.apply(transfer("IN", desk.cut, "5", "14.5"));
    desk.settleAfter(Times.DAY);
    desk.apply(bust("B", desk.cut, "T5"));
    desk.settleAfter(1_000_000);
    return desk;
  }

  private static Trade transfer(String id, long ts, String quantity, String price) {
    return Desk.message(
        Trade.Type.TRANSFER, id, ts, Side.BUY, "EQ", quantity, price, "0.1", "EUR", "");
  }

  private static Trade bust(String id, long ts, String ref) {
    return Desk.message(Trade.Type.BUST, id, ts, null, "EQ", "1", "1", "0", "", ref);
  }

  private static Map<String, byte[]> kept(int format) throws IOException {
    Map<String, byte[]> kept = new LinkedHashMap<>();
    String file = "state-format-" + format + ".txt";
    try (var in = LedgerStateFormatTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          kept.put(
              line.substring(0, line.indexOf('=')),
              HEX.parseHex(line, line.indexOf('=') + 1, line.length()));
        }
      }
    }
    return kept;
  }

  private static String text(Map<String, byte[]> bytes) {
    StringBuilder text = new StringBuilder();
    bytes.forEach((k, v) -> text.append(k).append('=').append(HEX.formatHex(v)).append('\n'));
    return text.toString();
  }

  @Test
  void theStateIsWrittenAsFormat2() throws IOException {
    Map<String, byte[]> now = new LinkedHashMap<>();
    for (LotMethod method : LotMethod.values()) {
      desk2(method).state.written().forEach((name, v) -> now.put(method + " " + name, v));
    }
    assertThat(text(now)).isEqualTo(text(kept(2)));
  }

  private static void put(MapAccountState state, String name, byte[] bytes) {
    String[] words = name.split(" ", -1);
    PositionKey key = new PositionKey("", words[words.length > 2 ? 2 : 1]);
    switch (words[1]) {
      case "account" -> state.put(MapAccountState.read(bytes, Account::read));
      case "position" -> state.put(MapAccountState.read(bytes, Position::read));
      case "fills" ->
          state.put(at(key, words), MapAccountState.<FillChunk>read(bytes, FillChunk::read));
      case "lots" ->
          state.put(at(key, words), MapAccountState.<LotChunk>read(bytes, LotChunk::read));
      default -> throw new AssertionError(name);
    }
  }

  private static ChunkKey at(PositionKey key, String[] words) {
    return new ChunkKey(key, Long.parseLong(words[3]));
  }

  private static MapAccountState read(int format, LotMethod method) throws IOException {
    MapAccountState state = new MapAccountState();
    for (Map.Entry<String, byte[]> entry : kept(format).entrySet()) {
      if (entry.getKey().startsWith(method.name())) {
        put(state, entry.getKey(), entry.getValue());
      }
    }
    return state;
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void format2IsReadToTheLastByteAndGoesOn(LotMethod method) throws IOException {
    Desk desk = desk2(method);
    MapAccountState state = read(2, method);
    Valuer valuer = desk.ledger.valuer();
    assertThat(valuer.row(state, desk.cut)).isEqualTo(desk.account());
    for (String symbol : new String[] {"EQ", "INV"}) {
      Position position = state.position(new PositionKey("", symbol));
      assertThat(valuer.row(state, position, desk.cut, desk.market))
          .isEqualTo(desk.position(symbol));
    }
    // It goes on as if nothing had been: a sale through lots, and a fill is looked up to be busted.
    Trade sale = Desk.fill("S", desk.cut, Side.SELL, "EQ", "12", "20", "0", "");
    desk.apply(sale);
    desk.ledger.apply(state, sale, desk.cut, desk.market);
    for (String id : new String[] {"T7", "IN"}) {
      state.remember(remembered(desk.state, id));
      Trade bust = bust("B" + id, desk.cut, id);
      assertThat(desk.apply(bust)).isEqualTo(Outcome.APPLIED);
      desk.ledger.apply(state, bust, desk.cut, desk.market);
      assertThat(text(state.written())).isEqualTo(text(desk.state.written()));
    }
  }

  private static Applied remembered(MapAccountState state, String id) {
    Trade.Type type = id.equals("IN") ? Trade.Type.TRANSFER : Trade.Type.NEW;
    return state.trade(new FillKey(type, id, "", "EQ", Side.BUY));
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void format1IsReadToTheLastByteAndToTheSameFigures(LotMethod method) throws IOException {
    Desk desk = desk(method);
    AccountRow account = desk.account();
    PositionRow equity = desk.position("EQ");
    PositionRow inverse = desk.position("INV");
    MapAccountState state = read(1, method);
    desk.state.put(state.account());
    for (PositionKey key : state.keys()) {
      desk.state.put(state.position(key));
    }
    assertThat(desk.account())
        .usingRecursiveComparison()
        .ignoringFields("dayStart", "dayRealized", "dayUnrealized", "dayPnl")
        .isEqualTo(account);
    assertThat(desk.position("EQ")).isEqualTo(equity);
    assertThat(desk.position("INV")).isEqualTo(inverse);

    // Format 1 knew no day: the first one begins with what there is.
    assertThat(desk.account().dayStart()).isEqualTo(Account.NEVER);
    desk.settle();
    assertThat(desk.account().dayStart()).isEqualTo(Times.parse("2026-01-05T00:00:00Z"));
    assertThat(desk.account().dayPnl().isZero()).isTrue();
    assertThat(desk.account().dayRealized().isZero()).isTrue();
    assertThat(desk.account().dayUnrealized().isZero()).isTrue();
  }

  @Test
  void aNewerFormatIsRefusedByName() throws IOException {
    for (Map.Entry<String, byte[]> entry : kept(2).entrySet()) {
      String what = entry.getKey().split(" ", -1)[1];
      int newest = what.equals("account") || what.equals("position") ? 2 : 1;
      for (int format : new int[] {0, newest + 1, 255}) {
        byte[] bytes = entry.getValue().clone();
        bytes[0] = (byte) format;
        assertThatThrownBy(() -> readAny(what, bytes))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(
                switch (what) {
                  case "account" -> "an account has format ";
                  case "position" -> "a position has format ";
                  case "fills" -> "a chunk of fills has format ";
                  default -> "a chunk of lots has format ";
                })
            .hasMessageContaining("format " + format + ";");
      }
    }
  }

  private static Object readAny(String what, byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    return switch (what) {
      case "account" -> Account.read(in);
      case "position" -> Position.read(in);
      case "fills" -> FillChunk.read(in);
      default -> LotChunk.read(in);
    };
  }

  @Test
  void namesOfAnyLengthAndLetterAreKept() throws IOException {
    for (String name : new String[] {"", "Konto 7 – ä€𝄞", "x".repeat(70_000)}) {
      Position position =
          new Position(
              new PositionKey(name, name + "S"),
              new Instrument(name + "S", AssetClass.CFD, "USD", 1, ContractKind.LINEAR),
              Holding.empty(LotMethod.FIFO));
      Position read = MapAccountState.read(MapAccountState.bytes(position::write), Position::read);
      assertThat(read.key()).isEqualTo(position.key());
      assertThat(read.terms).isEqualTo(position.terms);
      assertThat(read.holding.lots()).isNotNull();
    }
  }
}
