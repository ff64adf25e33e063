package io.tidemark.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition, one after the other. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<word>[a-z][a-z0-9_.]*(?:@[0-9]+[a-z]+)?(?:\\[[^\\]]*\\])?)"
              + "|(?<time>[0-9]+(?:us|ms|s|m|h|d)\\b)"
              + "|(?<number>[0-9]*\\.?[0-9]+(?![0-9A-Za-z_.]))"
              + "|(?<sign><=|>=|<|>|\\*|\\+|-))");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  /** Splits a text. */
  Tokens(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int from = 0;
    while (!text.substring(from).isBlank()) {
      if (!matcher.region(from, text.length()).lookingAt()) {
        String rest = text.substring(from).strip();
        throw new IllegalArgumentException(
            "\"" + text + "\" cannot be read from \"" + rest + "\" on");
      }
      tokens.add(matcher.group().strip());
      from = matcher.end();
    }
  }

  /** The next one, "" at the end. */
  String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  /** Takes the next one. */
  String next() {
    String token = peek();
    at++;
    return token;
  }

  /** Takes the next one if it is this. */
  boolean take(String token) {
    boolean is = peek().equals(token);
    at += is ? 1 : 0;
    return is;
  }

  /** What is wrong at the next token. */
  IllegalArgumentException expected(String what) {
    String found = peek().isEmpty() ? "the end" : "\"" + peek() + "\"";
    return new IllegalArgumentException(
        "\"" + text + "\" has " + found + " where " + what + " is expected");
  }
}
