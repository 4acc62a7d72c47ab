package dev.crmport.testkit.engine;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request body that passed validation: the shared shape of create, find, findOrCreate and update.
 *
 * @param vanId as sent, null when absent
 * @param scalars what was sent and is not blank
 * @param birth null when absent or unparseable
 * @param contactMode null when absent
 * @param emails entries in order
 * @param phones entries in order, null ones left out
 * @param addresses entries in order, null ones left out
 * @param nullPhone true when an entry of {@code phones} was null, which the CRM trips over
 * @param voterFileId true when {@code identifiers} holds a {@code dwid}, likewise on create
 */
record PersonDraft(
    @Nullable Integer vanId,
    Map<Scalar, String> scalars,
    @Nullable LocalDate birth,
    @Nullable String contactMode,
    List<EmailDraft> emails,
    List<PhoneDraft> phones,
    List<AddressDraft> addresses,
    boolean nullPhone,
    boolean voterFileId) {
  PersonDraft {
    EnumMap<Scalar, String> copy = new EnumMap<>(Scalar.class);
    copy.putAll(scalars);
    scalars = copy;
  }

  /**
   * An email as sent.
   *
   * @param address in its own spelling
   * @param type {@code P}, {@code W} or {@code O}
   * @param status {@code S}, {@code N} or {@code U}
   * @param preferred true only when sent so
   */
  record EmailDraft(String address, String type, String status, boolean preferred) {}

  /**
   * A phone as sent.
   *
   * @param digits without a leading 1
   * @param dialingPrefix 1 by default
   * @param countryCode US by default
   * @param ext null when absent
   * @param phoneType the word that is read back
   * @param deviceType the word that is read back
   * @param optIn the word that is read back
   * @param preferred true only when sent so
   */
  record PhoneDraft(
      String digits,
      String dialingPrefix,
      String countryCode,
      @Nullable String ext,
      String phoneType,
      String deviceType,
      String optIn,
      boolean preferred) {}

  /** An address as sent; the CRM's kind of it decides whether it is ever served. */
  record AddressDraft(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String line3,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip,
      String countryCode,
      AddressKind kind) {
    boolean isEmpty() {
      return line1 == null && line2 == null && city == null && state == null && zip == null;
    }
  }

  /** What the CRM makes of a written address type; unknown words and none at all are voting. */
  enum AddressKind {
    VOTING("Voting"),
    MAILING("Mailing"),
    STORED_ONLY("");

    private final String word;

    AddressKind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static AddressKind of(@Nullable String written) {
      if ("Mailing".equalsIgnoreCase(written)) {
        return MAILING;
      }
      boolean storedOnly = "Work".equalsIgnoreCase(written) || "Custom".equalsIgnoreCase(written);
      return storedOnly ? STORED_ONLY : VOTING;
    }
  }
}
