package dev.crmport.core.people;

import dev.crmport.core.call.Answer;
import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Mismatch;
import java.util.Optional;

/**
 * What finding, creating or updating a person came to. Switch over it without a default branch.
 *
 * <p>Source: the API's model {@code PersonMatch}; a client that follows the CRM's redirects would
 * see the whole person with status 200 instead, and that reads as a match too.
 */
public sealed interface PersonMatch {
  /**
   * The CRM has the person. On findOrCreate nothing was written.
   *
   * @param id the person
   */
  record Matched(VanId id) implements PersonMatch {}

  /**
   * The CRM made a new record.
   *
   * @param id the new person
   */
  record Stored(VanId id) implements PersonMatch {}

  /** The CRM has no such person, or too little was given to look for one. */
  record Unmatched() implements PersonMatch {}

  /** The person, where there is one. */
  default Optional<VanId> vanId() {
    return switch (this) {
      case Matched matched -> Optional.of(matched.id());
      case Stored stored -> Optional.of(stored.id());
      case Unmatched none -> Optional.empty();
    };
  }

  /** Reads the CRM's stub. */
  static PersonMatch of(Answer answer) {
    Members members = answer.members();
    String status =
        Member.text("status").in(members).orElse(answer.status() == 200 ? "Matched" : "");
    return switch (status) {
      case "Matched" -> new Matched(id(members));
      case "Stored", "UnmatchedStored" -> new Stored(id(members));
      case "Unmatched" -> new Unmatched();
      default -> throw new Mismatch("the outcome of a match");
    };
  }

  private static VanId id(Members members) {
    return Member.whole("vanId")
        .in(members)
        .filter(id -> id > 0)
        .map(VanId::new)
        .orElseThrow(() -> new Mismatch("a person's number"));
  }
}
