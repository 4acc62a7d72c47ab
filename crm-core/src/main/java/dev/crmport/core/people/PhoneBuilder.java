package dev.crmport.core.people;

import dev.crmport.core.payload.PayloadBuilder;

/** Collects the members of a phone to be sent. Not safe for use by many threads. */
public final class PhoneBuilder extends PayloadBuilder<PhoneBuilder> {
  PhoneBuilder() {}

  @Override
  protected PhoneBuilder self() {
    return this;
  }

  /** Digits; punctuation stripped on write. */
  public PhoneBuilder phoneNumber(String value) {
    return set(Phone.PHONE_NUMBER, value);
  }

  /**
   * Write codes home, work, other, cell, main, fax, personal collapse to three stored words; reads
   * Personal, Work, Other; written H, W, O, C, M, F, P.
   */
  public PhoneBuilder phoneType(String value) {
    return set(Phone.PHONE_TYPE, value);
  }

  /**
   * Writes also take ids 1,2,4,5,6; reads Cell, Landline, Unknown, Fax, VoIP; written C, L, U, F,
   * V.
   */
  public PhoneBuilder deviceType(String value) {
    return set(Phone.DEVICE_TYPE, value);
  }

  /** Extension, at most six digits. */
  public PhoneBuilder ext(String value) {
    return set(Phone.EXT, value);
  }

  /** One to three digit country prefix. */
  public PhoneBuilder dialingPrefix(String value) {
    return set(Phone.DIALING_PREFIX, value);
  }

  /** ISO two-letter country. */
  public PhoneBuilder countryCode(String value) {
    return set(Phone.COUNTRY_CODE, value);
  }

  /** Set only by an explicit write. */
  public PhoneBuilder isPreferred(Boolean value) {
    return set(Phone.IS_PREFERRED, value);
  }

  /** Consent to be contacted; reads Opt-In, Unknown, Opt-Out; written I, U, O. */
  public PhoneBuilder phoneOptInStatus(String value) {
    return set(Phone.PHONE_OPT_IN_STATUS, value);
  }

  /** What was collected. */
  public Phone build() {
    return new Phone(members());
  }
}
