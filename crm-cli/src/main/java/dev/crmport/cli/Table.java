package dev.crmport.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of a table, each column as wide as its widest cell. */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /** The lines; all rows have as many cells. */
  static List<String> aligned(List<String[]> rows) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
