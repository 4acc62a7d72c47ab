package dev.crmport.core.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found in one text, in the order of finding. For one thread. */
final class Hits {
  private final List<Hit> all = new ArrayList<>();

  /** A form at a place. */
  record Hit(Form form, Owner owner, int start, int end) {
    int length() {
      return end - start;
    }
  }

  void add(Form form, Owner owner, int start, int end) {
    all.add(new Hit(form, owner, start, end));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** What overlaps or touches as parts of one key do is one, named by the most of it. */
  List<Hit> merged() {
    all.sort(
        Comparator.comparingInt(Hit::start).thenComparing(Hit::end, Comparator.reverseOrder()));
    List<Hit> merged = new ArrayList<>();
    for (Hit hit : all) {
      Hit last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || hit.start >= last.end) {
        merged.add(hit);
      } else {
        Hit most = hit.length() > last.length() ? hit : last;
        merged.set(
            merged.size() - 1,
            new Hit(most.form, most.owner, last.start, Math.max(last.end, hit.end)));
      }
    }
    return merged;
  }
}
