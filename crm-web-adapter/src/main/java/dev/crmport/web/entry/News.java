package dev.crmport.web.entry;

import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.onboarding.KeyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a posted key, to be told by the page that the browser asks for next. It travels in a
 * signed cookie and holds no part of a key beyond its last four characters.
 */
sealed interface News {
  /** Something is wrong with the key. */
  record Problem(KeyProblem what) implements News {}

  /** The key could not be looked at or kept. */
  record Failure(Trouble what) implements News {}

  /** The form was not the one that this browser has opened last. */
  record Stale() implements News {}

  /**
   * The key is kept.
   *
   * @param shares a client that has the same key
   * @param suspended whether it is out of use all the same
   */
  record Stored(
      String lastFour,
      Optional<String> reference,
      DatabaseMode mode,
      Optional<String> committee,
      Optional<String> database,
      Optional<String> type,
      Optional<String> shares,
      boolean suspended)
      implements News {}

  /** As texts that are never empty lists. */
  default List<String> fields() {
    return switch (this) {
      case Problem problem -> List.of("problem", problem.what.name());
      case Failure failure -> List.of("failure", failure.what.name());
      case Stale stale -> List.of("stale");
      case Stored stored -> {
        List<String> fields = new ArrayList<>(List.of("stored", stored.lastFour));
        fields.add(String.valueOf(stored.mode.digit()));
        fields.add(stored.suspended ? "suspended" : "");
        fields.add(stored.reference.orElse(""));
        fields.add(stored.committee.orElse(""));
        fields.add(stored.database.orElse(""));
        fields.add(stored.type.orElse(""));
        fields.add(stored.shares.orElse(""));
        yield fields;
      }
    };
  }

  /** The same from texts that were signed, so that they are ours. */
  static News of(List<String> fields) {
    return switch (fields.getFirst()) {
      case "problem" -> new Problem(KeyProblem.valueOf(fields.get(1)));
      case "failure" -> new Failure(Trouble.valueOf(fields.get(1)));
      case "stored" ->
          new Stored(
              fields.get(1),
              given(fields.get(4)),
              DatabaseMode.ofDigit(fields.get(2).charAt(0)),
              given(fields.get(5)),
              given(fields.get(6)),
              given(fields.get(7)),
              given(fields.get(8)),
              !fields.get(3).isEmpty());
      default -> new Stale();
    };
  }

  private static Optional<String> given(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty());
  }
}
