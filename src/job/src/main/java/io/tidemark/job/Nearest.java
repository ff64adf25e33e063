package io.tidemark.job;

import java.util.Collection;

/** Finds the word that somebody meant who wrote another. */
public final class Nearest {
  private Nearest() {}

  /**
   * The end of a message about a word that is not known.
   *
   * @return {@code "; did you mean x?"}, or "" if none of the known words is near
   */
  public static String hint(String word, Collection<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    // Past half the word, the nearest is no hint but a distraction.
    boolean near = least <= Math.max(2, word.length() / 2);
    return near ? "; did you mean " + nearest + "?" : "";
  }

  /** Letters to insert, delete or replace to make one of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
