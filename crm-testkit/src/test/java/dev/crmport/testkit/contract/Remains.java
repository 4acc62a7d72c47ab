package dev.crmport.testkit.contract;

import dev.crmport.core.key.KeyShape;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for what is left of a key in a text that none should be in. */
final class Remains {
  private static final int RUN = KeyForms.SHORTEST_RUN;

  private final Map<String, List<KeyForm>> byBeginning = new HashMap<>();
  private final Set<String> runs = new HashSet<>();

  Remains(List<KeyForm> forms, String key) {
    forms.stream()
        .filter(form -> form.text().length() >= RUN)
        .forEach(form -> byBeginning.merge(beginning(form), List.of(form), Remains::both));
    for (String written : List.of(key, key.replace("-", ""))) {
      for (int start = 0; start + RUN <= written.length(); start++) {
        String run = written.substring(start, start + RUN).toLowerCase(Locale.ROOT);
        if (run.chars().distinct().count() >= 4) {
          runs.add(run);
        }
      }
    }
  }

  private static String beginning(KeyForm form) {
    return form.text().substring(0, RUN);
  }

  private static List<KeyForm> both(List<KeyForm> some, List<KeyForm> more) {
    List<KeyForm> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }

  /** What is left of the key at all, by its name; empty where nothing is. */
  String in(String text) {
    for (int start = 0; start + RUN <= text.length(); start++) {
      String window = text.substring(start, start + RUN);
      for (KeyForm form : byBeginning.getOrDefault(window, List.of())) {
        if (text.startsWith(form.text(), start)) {
          return form.name();
        }
      }
      if (isOfAKey(window.charAt(0)) && runs.contains(window.toLowerCase(Locale.ROOT))) {
        return "a run";
      }
    }
    return "";
  }

  private static boolean isOfAKey(char c) {
    return c == '-' || KeyShape.isDigit(c);
  }

  /** Whether so much in a row of this form is left that a third of the key can be read of it. */
  static boolean isPartOf(KeyForm form, String text) {
    String planted = form.text();
    int part = Math.max(8, planted.length() / 3 + 1);
    for (int start = 0; start + part <= planted.length(); start++) {
      if (text.contains(planted.substring(start, start + part))) {
        return true;
      }
    }
    return false;
  }
}
