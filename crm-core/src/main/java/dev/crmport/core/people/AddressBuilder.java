package dev.crmport.core.people;

import dev.crmport.core.payload.PayloadBuilder;

/** Collects the members of a address to be sent. Not safe for use by many threads. */
public final class AddressBuilder extends PayloadBuilder<AddressBuilder> {
  AddressBuilder() {}

  @Override
  protected AddressBuilder self() {
    return this;
  }

  /**
   * Home equals Voting; Work and Custom are stored but never expanded; not validated; reads Voting,
   * Mailing; written Home, Voting, Mailing, Work, Custom.
   */
  public AddressBuilder type(String value) {
    return set(Address.TYPE, value);
  }

  /** First line; number and street are both needed to match. */
  public AddressBuilder addressLine1(String value) {
    return set(Address.ADDRESS_LINE1, value);
  }

  /** Second line. */
  public AddressBuilder addressLine2(String value) {
    return set(Address.ADDRESS_LINE2, value);
  }

  /** Third line. */
  public AddressBuilder addressLine3(String value) {
    return set(Address.ADDRESS_LINE3, value);
  }

  /** City; inferred from the postal code. */
  public AddressBuilder city(String value) {
    return set(Address.CITY, value);
  }

  /** Two or three letter code; inferred from the postal code. */
  public AddressBuilder stateOrProvince(String value) {
    return set(Address.STATE_OR_PROVINCE, value);
  }

  /** Postal code; empty string rather than null when absent. */
  public AddressBuilder zipOrPostalCode(String value) {
    return set(Address.ZIP_OR_POSTAL_CODE, value);
  }

  /** ISO two-letter country; defaults to the context's. */
  public AddressBuilder countryCode(String value) {
    return set(Address.COUNTRY_CODE, value);
  }

  /** What was collected. */
  public Address build() {
    return new Address(members());
  }
}
