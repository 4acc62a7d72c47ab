package dev.crmport.core.people;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.Page;
import dev.crmport.core.call.Reading;
import dev.crmport.core.failure.ApiError;
import dev.crmport.core.payload.Mismatch;
import java.util.Optional;
import java.util.Set;

/**
 * The operations on people. Each answers a value that {@link dev.crmport.core.call.CrmPort#call}
 * carries out.
 */
public final class People {
  /** Writing these twice leaves one value; telephones and addresses may be stored twice. */
  private static final Set<String> WRITTEN_TWICE_AS_ONCE =
      Set.of(
          "firstName",
          "middleName",
          "lastName",
          "suffix",
          "title",
          "salutation",
          "envelopeName",
          "nickname",
          "website",
          "party",
          "employer",
          "occupation",
          "jobTitle",
          "sex",
          "dateOfBirth",
          "contactMode",
          "contactMethodPreferenceCode",
          "organizationContactCommonName",
          "organizationContactOfficialName",
          "emails");

  private People() {}

  /**
   * Looks for a person: matched or unmatched. Writes nothing.
   *
   * @param criteria below {@link MatchCombination} nobody is looked for
   */
  public static Operation<PersonMatch> find(Person criteria) {
    return matching("findPerson", "/people/find", criteria)
        .reads(404, PersonMatch::of)
        .repeatable(true)
        .build();
  }

  /**
   * Looks for a person and stores a new one where there is none: matched or stored.
   *
   * <p>A match changes nothing on the record. May be repeated where the person meets a {@link
   * MatchCombination}, since the second attempt then finds what the first one stored; below it,
   * every attempt makes a duplicate.
   */
  public static Operation<PersonMatch> findOrCreate(Person person) {
    // Of several addresses the CRM may keep one only, and then no longer match all that were sent.
    boolean found = MatchCombination.metBy(person).isPresent() && person.addresses().size() < 2;
    return matching("findOrCreatePerson", "/people/findOrCreate", person).repeatable(found).build();
  }

  /** Stores a new person, whoever else is there. Never repeated: each attempt stores one more. */
  public static Operation<PersonMatch> create(Person person) {
    return matching("createPerson", "/people/create", person).build();
  }

  /**
   * Changes a person: members that are given overwrite, others stay; e-mails, phones and addresses
   * are added and never removed.
   *
   * <p>An unknown person is a {@link dev.crmport.core.failure.RequestRejected} with status 404.
   */
  public static Operation<PersonMatch> update(VanId id, Person changes) {
    return matching("updatePerson", "/people/{vanId}", changes)
        .argument("vanId", id.toString())
        .repeatable(WRITTEN_TWICE_AS_ONCE.containsAll(changes.members().asMap().keySet()))
        .build();
  }

  /**
   * Reads a person; nothing where there is none of that number.
   *
   * @param expand sections to be filled that are else empty, such as {@code emails}, {@code phones}
   *     and {@code addresses}
   */
  public static Operation<Optional<Person>> get(VanId id, String... expand) {
    Operation.Builder<Optional<Person>> operation =
        Operation.<Optional<Person>>builder("getPerson", Method.GET, "/people/{vanId}")
            .argument("vanId", id.toString())
            .reads(200, answer -> Optional.of(new Person(answer.members())))
            .reads(
                404,
                answer -> {
                  if (ApiError.listIn(answer.members()).isEmpty()) {
                    throw new Mismatch("a list of errors");
                  }
                  return Optional.empty();
                });
    return expand.length == 0
        ? operation.build()
        : operation.query("$expand", String.join(",", expand)).build();
  }

  /** Looks through people by what their names and contact data begin with. */
  public static Operation<Page<Person>> search(PersonSearch search) {
    Operation.Builder<Page<Person>> operation =
        Operation.<Page<Person>>builder("searchPeople", Method.GET, "/people")
            .reads(200, Reading.page(Person::new));
    search.parameters().forEach(operation::query);
    return operation.build();
  }

  private static Operation.Builder<PersonMatch> matching(String name, String path, Person body) {
    return Operation.<PersonMatch>builder(name, Method.POST, path)
        .body(body)
        .reads(200, PersonMatch::of)
        .reads(201, PersonMatch::of)
        .reads(302, PersonMatch::of);
  }
}
