package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/**
 * The bytes in which the ledger's state is kept. What stands in state-format-1.txt was written once
 * and is never written anew: a change of format takes another number and another file.
 */
class LedgerStateFormatTest {
  private static final HexFormat HEX = HexFormat.of();

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

  private static Map<String, byte[]> written() {
    Map<String, byte[]> written = new LinkedHashMap<>();
    for (LotMethod method : LotMethod.values()) {
      MapAccountState state = desk(method).state;
      written.put(method + " account", MapAccountState.bytes(state.account()::write));
      for (String symbol : new String[] {"EQ", "INV"}) {
        Position position = state.position(new PositionKey("", symbol));
        written.put(method + " position " + symbol, MapAccountState.bytes(position::write));
      }
    }
    return written;
  }

  private static Map<String, byte[]> kept() throws IOException {
    Map<String, byte[]> kept = new LinkedHashMap<>();
    try (var in = LedgerStateFormatTest.class.getResourceAsStream("state-format-1.txt")) {
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

  @Test
  void theStateIsWrittenAsFormat1() throws IOException {
    StringBuilder now = new StringBuilder();
    written().forEach((k, v) -> now.append(k).append('=').append(HEX.formatHex(v)).append('\n'));
    StringBuilder then = new StringBuilder();
    kept().forEach((k, v) -> then.append(k).append('=').append(HEX.formatHex(v)).append('\n'));
    assertThat(now).hasToString(then.toString());
  }

  @Test
  void format1IsReadToTheLastByteAndToTheSameFigures() throws IOException {
    Map<String, byte[]> kept = kept();
    for (LotMethod method : LotMethod.values()) {
      Desk desk = desk(method);
      AccountRow account = desk.account();
      PositionRow equity = desk.position("EQ");
      PositionRow inverse = desk.position("INV");
      desk.state.put(MapAccountState.read(kept.get(method + " account"), Account::read));
      desk.state.put(MapAccountState.read(kept.get(method + " position EQ"), Position::read));
      desk.state.put(MapAccountState.read(kept.get(method + " position INV"), Position::read));
      assertThat(desk.account()).isEqualTo(account);
      assertThat(desk.position("EQ")).isEqualTo(equity);
      assertThat(desk.position("INV")).isEqualTo(inverse);
    }
  }

  @Test
  void aNewerFormatIsRefusedByName() throws IOException {
    for (Map.Entry<String, byte[]> entry : kept().entrySet()) {
      for (byte format : new byte[] {0, 2, -1}) {
        byte[] bytes = entry.getValue().clone();
        bytes[0] = format;
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean account = entry.getKey().endsWith("account");
        assertThatThrownBy(() -> Object.class.cast(account ? Account.read(in) : Position.read(in)))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(account ? "an account has format" : "a position has format")
            .hasMessageContaining("format " + (format & 0xff) + ";");
      }
    }
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
