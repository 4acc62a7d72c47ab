package dev.crmport.core.people;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A telephone number of a person: codes are written, words are read. Source: the API's model {@code
 * Phone}.
 */
public final class Phone extends Payload {
  static final Member<Long> PHONE_ID = Member.whole("phoneId");
  static final Member<String> PHONE_NUMBER = Member.text("phoneNumber");
  static final Member<String> PHONE_TYPE = Member.text("phoneType");
  static final Member<String> DEVICE_TYPE = Member.text("deviceType");
  static final Member<String> EXT = Member.text("ext");
  static final Member<String> DIALING_PREFIX = Member.text("dialingPrefix");
  static final Member<String> COUNTRY_CODE = Member.text("countryCode");
  static final Member<Boolean> IS_PREFERRED = Member.flag("isPreferred");
  static final Member<String> PHONE_OPT_IN_STATUS = Member.text("phoneOptInStatus");
  static final Member<String> SMS_OPT_IN_STATUS = Member.text("smsOptInStatus");
  static final Member<Boolean> IS_BEST = Member.flag("isBest");
  static final Member<Boolean> IS_DISCLOSURE = Member.flag("isDisclosure");
  static final Member<Boolean> IS_CELL_PHONE_EXCHANGE = Member.flag("isCellPhoneExchange");
  static final Member<Instant> DATE_CREATED = Member.moment("dateCreated");

  /** A phone as it came or as it will be sent. */
  public Phone(Members members) {
    super(
        members,
        List.of(
            PHONE_ID,
            PHONE_NUMBER,
            PHONE_TYPE,
            DEVICE_TYPE,
            EXT,
            DIALING_PREFIX,
            COUNTRY_CODE,
            IS_PREFERRED,
            PHONE_OPT_IN_STATUS,
            SMS_OPT_IN_STATUS,
            IS_BEST,
            IS_DISCLOSURE,
            IS_CELL_PHONE_EXCHANGE,
            DATE_CREATED));
  }

  /** Begins one to be sent. */
  public static PhoneBuilder builder() {
    return new PhoneBuilder();
  }

  /** Identifier; dialler integrations must quote it when syncing results. */
  public Optional<Long> phoneId() {
    return get(PHONE_ID);
  }

  /** Digits; punctuation stripped on write. */
  public Optional<String> phoneNumber() {
    return get(PHONE_NUMBER);
  }

  /**
   * Write codes home, work, other, cell, main, fax, personal collapse to three stored words; reads
   * Personal, Work, Other; written H, W, O, C, M, F, P.
   */
  public Optional<String> phoneType() {
    return get(PHONE_TYPE);
  }

  /**
   * Writes also take ids 1,2,4,5,6; reads Cell, Landline, Unknown, Fax, VoIP; written C, L, U, F,
   * V.
   */
  public Optional<String> deviceType() {
    return get(DEVICE_TYPE);
  }

  /** Extension, at most six digits. */
  public Optional<String> ext() {
    return get(EXT);
  }

  /** One to three digit country prefix. */
  public Optional<String> dialingPrefix() {
    return get(DIALING_PREFIX);
  }

  /** ISO two-letter country. */
  public Optional<String> countryCode() {
    return get(COUNTRY_CODE);
  }

  /** Set only by an explicit write. */
  public Optional<Boolean> isPreferred() {
    return get(IS_PREFERRED);
  }

  /** Consent to be contacted; reads Opt-In, Unknown, Opt-Out; written I, U, O. */
  public Optional<String> phoneOptInStatus() {
    return get(PHONE_OPT_IN_STATUS);
  }

  /** Text consent; mirrors phoneOptInStatus; one of Opt-In, Unknown, Opt-Out. */
  public Optional<String> smsOptInStatus() {
    return get(SMS_OPT_IN_STATUS);
  }

  /** Best number; at most one per person. */
  public Optional<Boolean> isBest() {
    return get(IS_BEST);
  }

  /** Usable for disclosure reporting. */
  public Optional<Boolean> isDisclosure() {
    return get(IS_DISCLOSURE);
  }

  /** Exchange allocated to wireless carriers. */
  public Optional<Boolean> isCellPhoneExchange() {
    return get(IS_CELL_PHONE_EXCHANGE);
  }

  /** When it was added. */
  public Optional<Instant> dateCreated() {
    return get(DATE_CREATED);
  }
}
