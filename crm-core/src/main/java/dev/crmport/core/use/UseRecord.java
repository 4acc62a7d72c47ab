package dev.crmport.core.use;

import dev.crmport.core.call.Operation.Method;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which operations were used, and how often. Immutable; it holds no data of anybody. */
public final class UseRecord {
  private static final Comparator<UsedOperation> BY_PATH =
      Comparator.comparing(UsedOperation::path)
          .thenComparing(UsedOperation::method)
          .thenComparing(UsedOperation::name);

  private static final String HEAD = "# operations that were used: name, method, path, how often";
  private static final int FIELDS = 4;

  private final SortedMap<UsedOperation, Long> counts;

  private UseRecord(SortedMap<UsedOperation, Long> counts) {
    this.counts = Collections.unmodifiableSortedMap(counts);
  }

  /** Nothing was used. */
  public static UseRecord empty() {
    return of(Map.of());
  }

  /** A copy of these counts. */
  public static UseRecord of(Map<UsedOperation, Long> counts) {
    SortedMap<UsedOperation, Long> sorted = new TreeMap<>(BY_PATH);
    sorted.putAll(counts);
    return new UseRecord(sorted);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException where a line is something else; the message tells its number
   */
  public static UseRecord read(String text) {
    SortedMap<UsedOperation, Long> counts = new TreeMap<>(BY_PATH);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          readLine(line, counts);
        } catch (IllegalArgumentException malformed) {
          throw new IllegalArgumentException(
              "the record of use was not read: line "
                  + (i + 1)
                  + " is not a name, a method, a path and a count; record again, or take it out",
              malformed);
        }
      }
    }
    return new UseRecord(counts);
  }

  private static void readLine(String line, Map<UsedOperation, Long> counts) {
    String[] fields = line.split(" ", FIELDS);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("fields");
    }
    UsedOperation operation = new UsedOperation(fields[0], Method.valueOf(fields[1]), fields[2]);
    counts.merge(operation, Long.valueOf(fields[3]), Long::sum);
  }

  /** A line for each operation, to be kept in a file; {@link #read} reads it. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    counts.forEach(
        (operation, count) ->
            text.append(operation.name())
                .append(' ')
                .append(operation)
                .append(' ')
                .append(count)
                .append('\n'));
    return text.toString();
  }

  /** This and another one together, such as those of two processes. */
  public UseRecord and(UseRecord other) {
    SortedMap<UsedOperation, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((operation, count) -> sum.merge(operation, count, Long::sum));
    return new UseRecord(sum);
  }

  /** How often each was used, in the order of their paths. */
  public SortedMap<UsedOperation, Long> counts() {
    return counts;
  }

  /** The families of the API that were used. */
  public Set<String> families() {
    Set<String> families = new TreeSet<>();
    counts.keySet().forEach(operation -> families.add(operation.family()));
    return families;
  }

  /** Whether nothing was used. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UseRecord record && counts.equals(record.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return "UseRecord" + counts;
  }
}
