package dev.crmport.testkit;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.people.Address;
import dev.crmport.core.people.Email;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonBuilder;
import dev.crmport.core.people.Phone;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Valid objects for tests, so that a test states only what it is about. Each call makes a new one.
 * People and clients are fictional: addresses at example.org, telephone numbers in 555-01xx.
 */
public final class Fixtures {
  private static final ApplicationName APPLICATION = new ApplicationName("crmPortTests");
  private static final int KEY = 0xc9d6;

  private Fixtures() {}

  /**
   * Nora Quill, who meets {@link dev.crmport.core.people.MatchCombination#EMAIL} and every other
   * combination. What is set on the builder replaces what is here.
   */
  public static PersonBuilder aPerson() {
    return aPersonNamed("Nora", "Quill")
        .dateOfBirth(LocalDate.of(1984, 2, 29))
        .phones(List.of(aPhone("555-555-0142")))
        .addresses(List.of(anAddress()));
  }

  /** Somebody of that name with an e-mail address made of it, which is enough for a match. */
  public static PersonBuilder aPersonNamed(String first, String last) {
    String address = first + "." + last + "@example.org";
    return aPersonBelowTheMinimum()
        .firstName(first)
        .lastName(last)
        .emails(List.of(anEmail(address.toLowerCase(Locale.ROOT))));
  }

  /** Only a name: the CRM looks for nobody, and stores a duplicate each time. */
  public static PersonBuilder aPersonBelowTheMinimum() {
    return Person.builder().firstName("Nora").lastName("Quill");
  }

  /** A personal e-mail address. */
  public static Email anEmail(String address) {
    return Email.builder().email(address).type("P").build();
  }

  /** A telephone number. */
  public static Phone aPhone(String number) {
    return Phone.builder().phoneNumber(number).build();
  }

  /** A street and a postal code, enough for a match with a name. */
  public static Address anAddress() {
    return Address.builder()
        .addressLine1("12 Millrace Lane")
        .city("Riverbend")
        .stateOrProvince("OR")
        .zipOrPostalCode("97301")
        .build();
  }

  /** The active credential of the client {@code acme}; the caller closes it. */
  public static Credential aCredential() {
    return aCredentialOf("acme");
  }

  /** The same key for another client. */
  public static Credential aCredentialOf(String client) {
    return aCredentialOf(client, KEY);
  }

  /**
   * A credential with a key of one's choice.
   *
   * @param keyNumber see {@link TestKeys#numbered}
   */
  public static Credential aCredentialOf(String client, int keyNumber) {
    return Credential.of(
        new ClientId(client), APPLICATION, TestKeys.key(keyNumber), DatabaseMode.MY_CAMPAIGN);
  }
}
