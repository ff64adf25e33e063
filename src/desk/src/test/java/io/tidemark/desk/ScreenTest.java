package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private final StringWriter text = new StringWriter();

  private Screen screen(boolean terminal, long plainSeconds) {
    return Screen.of(new PrintWriter(text), terminal, 11, 3, plainSeconds);
  }

  @Test
  void a_terminal_shows_one_block_in_its_place_cut_to_its_size() {
    Screen screen = screen(true, 10);
    screen.show(List.of("0123456789abc", "b", "c"), "plain");
    assertThat(text).hasToString(String.format("0123456789%nb%n"));
    screen.show(List.of("x"), "plain");
    assertThat(text.toString()).endsWith(String.format("b%n\u001B[2A\r\u001B[Jx%n"));
    screen.say("stays");
    assertThat(text.toString()).endsWith(String.format("x%n\u001B[1A\r\u001B[Jstays%n"));
    screen.clear();
    assertThat(text.toString()).endsWith(String.format("stays%n"));
  }

  @Test
  void anything_else_gets_a_plain_line_now_and_then() {
    Screen seldom = screen(false, 1000);
    seldom.show(List.of("block"), "plain");
    assertThat(text.toString()).isEmpty();
    Screen often = screen(false, 0);
    often.show(List.of("block"), "plain");
    often.say("line");
    assertThat(text).hasToString(String.format("plain%nline%n"));
  }
}
