package dev.crmport.core.people;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.util.List;
import java.util.Optional;

/** A postal address of a person. Source: the API's model {@code Address}. */
public final class Address extends Payload {
  static final Member<Long> ADDRESS_ID = Member.whole("addressId");
  static final Member<String> TYPE = Member.text("type");
  static final Member<String> ADDRESS_LINE1 = Member.text("addressLine1");
  static final Member<String> ADDRESS_LINE2 = Member.text("addressLine2");
  static final Member<String> ADDRESS_LINE3 = Member.text("addressLine3");
  static final Member<String> UNIT_NO = Member.text("unitNo");
  static final Member<String> CITY = Member.text("city");
  static final Member<String> STATE_OR_PROVINCE = Member.text("stateOrProvince");
  static final Member<String> ZIP_OR_POSTAL_CODE = Member.text("zipOrPostalCode");
  static final Member<String> COUNTRY_CODE = Member.text("countryCode");
  static final Member<String> PREVIEW = Member.text("preview");
  static final Member<String> STREET_ADDRESS = Member.text("streetAddress");
  static final Member<String> DISPLAY_MODE = Member.text("displayMode");
  static final Member<Boolean> IS_PREFERRED = Member.flag("isPreferred");
  static final Member<Boolean> IS_BEST = Member.flag("isBest");

  /** An address as it came or as it will be sent. */
  public Address(Members members) {
    super(
        members,
        List.of(
            ADDRESS_ID,
            TYPE,
            ADDRESS_LINE1,
            ADDRESS_LINE2,
            ADDRESS_LINE3,
            UNIT_NO,
            CITY,
            STATE_OR_PROVINCE,
            ZIP_OR_POSTAL_CODE,
            COUNTRY_CODE,
            PREVIEW,
            STREET_ADDRESS,
            DISPLAY_MODE,
            IS_PREFERRED,
            IS_BEST));
  }

  /** Begins one to be sent. */
  public static AddressBuilder builder() {
    return new AddressBuilder();
  }

  /** Identifier; shared when one address fills two roles. */
  public Optional<Long> addressId() {
    return get(ADDRESS_ID);
  }

  /**
   * Home equals Voting; Work and Custom are stored but never expanded; not validated; reads Voting,
   * Mailing; written Home, Voting, Mailing, Work, Custom.
   */
  public Optional<String> type() {
    return get(TYPE);
  }

  /** First line; number and street are both needed to match. */
  public Optional<String> addressLine1() {
    return get(ADDRESS_LINE1);
  }

  /** Second line. */
  public Optional<String> addressLine2() {
    return get(ADDRESS_LINE2);
  }

  /** Third line. */
  public Optional<String> addressLine3() {
    return get(ADDRESS_LINE3);
  }

  /** Unit parsed by standardization. */
  public Optional<String> unitNo() {
    return get(UNIT_NO);
  }

  /** City; inferred from the postal code. */
  public Optional<String> city() {
    return get(CITY);
  }

  /** Two or three letter code; inferred from the postal code. */
  public Optional<String> stateOrProvince() {
    return get(STATE_OR_PROVINCE);
  }

  /** Postal code; empty string rather than null when absent. */
  public Optional<String> zipOrPostalCode() {
    return get(ZIP_OR_POSTAL_CODE);
  }

  /** ISO two-letter country; defaults to the context's. */
  public Optional<String> countryCode() {
    return get(COUNTRY_CODE);
  }

  /** One-line display form. */
  public Optional<String> preview() {
    return get(PREVIEW);
  }

  /** Street part after standardization. */
  public Optional<String> streetAddress() {
    return get(STREET_ADDRESS);
  }

  /** Which form the fields show, e.g. Standardized. */
  public Optional<String> displayMode() {
    return get(DISPLAY_MODE);
  }

  /** True on the entry filling the Voting slot. */
  public Optional<Boolean> isPreferred() {
    return get(IS_PREFERRED);
  }

  /** Best of its type. */
  public Optional<Boolean> isBest() {
    return get(IS_BEST);
  }
}
