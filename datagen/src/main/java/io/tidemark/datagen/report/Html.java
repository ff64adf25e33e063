package io.tidemark.datagen.report;

/** Writes HTML that is well-formed XML too. All text is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  /** Ends an element. */
  Html close(String tag) {
    out.append("</").append(tag).append('>');
    if (!tag.equals("span")) {
      out.append('\n');
    }
    return this;
  }

  /** Text, escaped. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element that holds text only. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** What another has written. */
  Html add(Html other) {
    out.append(other.out);
    return this;
  }

  /** A section with its heading. */
  Html section(String id, String heading) {
    String label = id + "-heading";
    return open("section", "id", id, "aria-labelledby", label).element("h2", heading, "id", label);
  }

  /** Whether nothing has been written. */
  boolean isEmpty() {
    return out.isEmpty();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** For text and for attributes; what XML forbids becomes a replacement character. */
  static String escape(String text) {
    if (text == null) {
      return Units.ABSENT;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(point) ? point : '\uFFFD');
              }
            });
    return safe.toString();
  }

  private static boolean allowed(int point) {
    if (point < ' ') {
      return point == '\t' || point == '\n' || point == '\r';
    }
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !surrogate && point != 0xFFFE && point != 0xFFFF;
  }
}
