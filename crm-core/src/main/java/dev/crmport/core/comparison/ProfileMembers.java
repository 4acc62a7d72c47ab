package dev.crmport.core.comparison;

import dev.crmport.core.introspection.KeyProfile;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of two profiles that bear on what a key may do, those that are new included. */
final class ProfileMembers {
  /** Who the user of the key is, and how the key is said, bear on nothing. */
  private static final Set<String> PERSONAL =
      Set.of("keyReference", "userFirstName", "userLastName", "username", "userId");

  private static final String NOT_TOLD = "(not told)";

  private ProfileMembers() {}

  /** A value for each path, {@code rateLimitProfile.name} for what is nested. */
  static Map<String, Object> of(KeyProfile profile) {
    Map<String, Object> flat = new LinkedHashMap<>();
    profile
        .members()
        .asMap()
        .forEach(
            (name, value) -> {
              if (!PERSONAL.contains(name)) {
                flatten(name, value, flat);
              }
            });
    return flat;
  }

  private static void flatten(String path, @Nullable Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, member) -> flatten(path + "." + name, member, flat));
    } else if (value != null) {
      flat.put(path, value);
    }
  }

  /** All members of both, in the order of the first. */
  static List<ComparedRow> compare(KeyProfile first, KeyProfile second) {
    Map<String, Object> before = of(first);
    Map<String, Object> after = of(second);
    Map<String, ComparedRow> rows = new LinkedHashMap<>();
    before.forEach((name, value) -> rows.put(name, row(name, value, after.get(name))));
    new TreeMap<>(after)
        .forEach((name, value) -> rows.computeIfAbsent(name, added -> row(added, null, value)));
    return List.copyOf(rows.values());
  }

  private static ComparedRow row(String name, @Nullable Object first, @Nullable Object second) {
    return new ComparedRow(name, words(first), words(second), verdict(name, first, second));
  }

  private static String words(@Nullable Object value) {
    return switch (value) {
      case null -> NOT_TOLD;
      case Boolean flag -> flag ? "yes" : "no";
      default -> value.toString();
    };
  }

  private static Verdict verdict(String name, @Nullable Object first, @Nullable Object second) {
    if (first == null || second == null) {
      return Verdict.UNKNOWN;
    }
    if (first.equals(second)) {
      return Verdict.SAME;
    }
    if (first instanceof Boolean && second instanceof Boolean now) {
      return now ? Verdict.MORE : Verdict.LESS;
    }
    if (first instanceof Collection<?> before && second instanceof Collection<?> after) {
      return verdict(before, after);
    }
    // A larger number is a higher limit, unless it is the number of something.
    if (first instanceof Number && second instanceof Number && !name.endsWith("Id")) {
      return verdict(new BigDecimal(second.toString()).compareTo(new BigDecimal(first.toString())));
    }
    return Verdict.UNKNOWN;
  }

  private static Verdict verdict(int order) {
    return order == 0 ? Verdict.SAME : order > 0 ? Verdict.MORE : Verdict.LESS;
  }

  private static Verdict verdict(Collection<?> before, Collection<?> after) {
    boolean keepsAll = after.containsAll(before);
    boolean addsNone = before.containsAll(after);
    if (keepsAll) {
      return addsNone ? Verdict.SAME : Verdict.MORE;
    }
    return addsNone ? Verdict.LESS : Verdict.UNKNOWN;
  }
}
