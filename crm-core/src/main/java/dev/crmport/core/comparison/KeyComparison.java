package dev.crmport.core.comparison;

import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.use.UseRecord;
import dev.crmport.core.use.UsedOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two keys side by side: the modes they are used in, every member of their profiles that bears on
 * permissions (also those that the CRM adds), what each may read, and what the integration has used
 * with the first. Immutable.
 *
 * <p>That a key may read a family does not prove that it may write there: where an operation that
 * writes was used, the comparison says that this is {@linkplain Verdict#UNKNOWN not known}.
 */
public final class KeyComparison {
  private final CredentialSummary first;
  private final CredentialSummary second;
  private final List<ComparedRow> rows;

  private KeyComparison(CredentialSummary first, CredentialSummary second, List<ComparedRow> rows) {
    this.first = first;
    this.second = second;
    this.rows = List.copyOf(rows);
  }

  /**
   * Compares what the CRM said of both.
   *
   * @param first the key that is known to be good enough, such as that of the sandbox
   * @param second the one that should be as good
   * @param used what was used with the first; empty where nobody recorded it
   */
  public static KeyComparison of(
      Examination.Taken first, Examination.Taken second, UseRecord used) {
    List<ComparedRow> rows = new ArrayList<>();
    rows.add(modes(first.key(), second.key()));
    rows.addAll(ProfileMembers.compare(first.profile(), second.profile()));
    rows.addAll(access(first.access(), second.access()));
    used.counts().forEach((operation, count) -> rows.add(use(operation, count, second.access())));
    return new KeyComparison(first.key(), second.key(), rows);
  }

  private static ComparedRow modes(CredentialSummary first, CredentialSummary second) {
    return new ComparedRow(
        "mode",
        first.mode().digit() + " (" + first.mode() + ")",
        second.mode().digit() + " (" + second.mode() + ")",
        first.mode() == second.mode() ? Verdict.SAME : Verdict.UNKNOWN);
  }

  private static List<ComparedRow> access(Map<String, Access> first, Map<String, Access> second) {
    TreeSet<String> families = new TreeSet<>(first.keySet());
    families.addAll(second.keySet());
    List<ComparedRow> rows = new ArrayList<>();
    for (String family : families) {
      Access before = first.getOrDefault(family, Access.UNKNOWN);
      Access after = second.getOrDefault(family, Access.UNKNOWN);
      rows.add(
          new ComparedRow(
              "read " + family, before.toString(), after.toString(), verdict(before, after)));
    }
    return rows;
  }

  private static Verdict verdict(Access before, Access after) {
    if (before == Access.UNKNOWN || after == Access.UNKNOWN) {
      return Verdict.UNKNOWN;
    }
    if (before == after) {
      return Verdict.SAME;
    }
    return after == Access.PERMITTED ? Verdict.MORE : Verdict.LESS;
  }

  private static ComparedRow use(UsedOperation operation, long count, Map<String, Access> second) {
    Access family = second.getOrDefault(operation.family(), Access.UNKNOWN);
    Verdict verdict =
        switch (family) {
          case REFUSED -> Verdict.LESS;
          case PERMITTED -> operation.method() == Method.GET ? Verdict.SAME : Verdict.UNKNOWN;
          case UNKNOWN -> Verdict.UNKNOWN;
        };
    return new ComparedRow(
        operation.toString(),
        "used " + count + (count == 1 ? " time" : " times"),
        family + (family == Access.UNKNOWN ? "" : " " + operation.family()),
        verdict);
  }

  /** The key that the other was held against. */
  public CredentialSummary first() {
    return first;
  }

  /** The key that was compared with it. */
  public CredentialSummary second() {
    return second;
  }

  /** The mode, the profiles' members, what both may read, then what was used. */
  public List<ComparedRow> rows() {
    return rows;
  }

  /** The worst of all rows: less, then unknown, then more, then the same. */
  public Verdict verdict() {
    List<Verdict> worstFirst = List.of(Verdict.LESS, Verdict.UNKNOWN, Verdict.MORE, Verdict.SAME);
    return rows.stream()
        .map(ComparedRow::verdict)
        .min(Comparator.comparingInt(worstFirst::indexOf))
        .orElse(Verdict.SAME);
  }

  @Override
  public String toString() {
    return first.client() + " beside " + second.client() + ": " + verdict();
  }
}
