package io.tidemark.datagen.report;

/** A table whose first column names the row; it scrolls by itself where it is too wide. */
final class Table {
  private final Html html = new Html();
  private final boolean[] numbers;

  /**
   * A table.
   *
   * @param name for those who cannot see it
   * @param columns their headings; a leading {@code #} marks a column of numbers
   */
  Table(String name, String... columns) {
    numbers = new boolean[columns.length];
    html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", name);
    html.open("table").open("thead").open("tr");
    for (int i = 0; i < columns.length; i++) {
      numbers[i] = columns[i].startsWith("#");
      String heading = numbers[i] ? columns[i].substring(1) : columns[i];
      html.element("th", heading, "scope", "col", "class", numbers[i] ? "n" : "t");
    }
    html.close("tr").close("thead").open("tbody");
  }

  /**
   * Adds a row.
   *
   * @param cells text, or {@link Html}
   */
  Table row(Object... cells) {
    return marked("", cells);
  }

  /** Adds a row of a CSS class. */
  Table marked(String style, Object... cells) {
    html.open("tr", "class", style);
    for (int i = 0; i < cells.length; i++) {
      String tag = i == 0 ? "th" : "td";
      if (i == 0) {
        html.open(tag, "scope", "row");
      } else {
        html.open(tag, "class", numbers[i] ? "n" : "t");
      }
      if (cells[i] instanceof Html inner) {
        html.add(inner);
      } else {
        html.text((String) cells[i]);
      }
      html.close(tag);
    }
    html.close("tr");
    return this;
  }

  /** The end of it. */
  Html end() {
    return html.close("tbody").close("table").close("div");
  }
}
