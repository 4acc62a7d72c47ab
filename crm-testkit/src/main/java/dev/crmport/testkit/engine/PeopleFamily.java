package dev.crmport.testkit.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading, creating, finding and updating one person. Guarded by the engine. */
final class PeopleFamily {
  private final People people;
  private final FakeSettings settings;
  private final ReferenceCodes codes;

  PeopleFamily(People people, FakeSettings settings, ReferenceCodes codes) {
    this.people = people;
    this.settings = settings;
    this.codes = codes;
  }

  FakeAnswer get(int vanId, Query query, int mode) {
    Set<Section> sections = Section.ofPerson(query, mode, settings.refusedSections);
    return FakeAnswer.json(200, PersonView.of(existing(vanId), sections));
  }

  /**
   * Never de-duplicates. A {@code vanId} in the body makes it answer as for a match: blindly where
   * the id could exist, and with a new person where it could not.
   */
  FakeAnswer create(RequestBody body) {
    PersonDraft draft = read(body);
    int asked = draft.vanId() == null ? 0 : draft.vanId();
    if (people.isPlausible(asked)) {
      return matched(asked);
    }
    refuseWhatBreaks(draft);
    int created = people.add(draft).vanId();
    return asked == 0 ? stub(201, created, "Stored") : matched(created);
  }

  /** Stores a person whose number, if it has one, is left out of account. */
  int store(RequestBody body) {
    PersonDraft draft = read(body);
    refuseWhatBreaks(draft);
    return people.add(draft).vanId();
  }

  FakeAnswer find(RequestBody body) {
    PersonDraft draft = read(body);
    Integer vanId = draft.vanId();
    if (draft.nullPhone() || (vanId != null && vanId == 0)) {
      throw codes.serverError();
    }
    Person person = match(draft);
    return person == null ? unmatched() : matched(person.vanId());
  }

  FakeAnswer findOrCreate(RequestBody body) {
    PersonDraft draft = read(body);
    Person person = match(draft);
    if (person != null) {
      return matched(person.vanId());
    }
    refuseWhatBreaks(draft);
    return stub(201, people.add(draft).vanId(), "UnmatchedStored");
  }

  /** Whether the person exists is looked at before the body. */
  FakeAnswer update(int vanId, RequestBody body) {
    Person person = existing(vanId);
    PersonDraft draft = read(body);
    if (draft.nullPhone()) {
      throw codes.serverError();
    }
    people.write(person, draft);
    return matched(vanId);
  }

  private PersonDraft read(RequestBody body) {
    return PersonReader.read(body, settings.customFields);
  }

  private Person existing(int vanId) {
    Person person = people.find(vanId);
    if (person == null) {
      throw Refusal.notFound();
    }
    return person;
  }

  /** An id that exists decides alone; one that does not is dropped. */
  private @Nullable Person match(PersonDraft draft) {
    Person named = draft.vanId() == null ? null : people.find(draft.vanId());
    return named != null ? named : Matching.find(draft, people);
  }

  private void refuseWhatBreaks(PersonDraft draft) {
    if (draft.nullPhone() || draft.voterFileId()) {
      throw codes.serverError();
    }
  }

  private FakeAnswer matched(int vanId) {
    return stub(302, vanId, "Matched");
  }

  private FakeAnswer stub(int status, int vanId, String word) {
    return FakeAnswer.json(status, stub((long) vanId, word))
        .withLocation(settings.baseUrl + "/people/" + vanId);
  }

  /** A 404, and yet no error envelope. */
  private static FakeAnswer unmatched() {
    return FakeAnswer.json(404, stub(null, "Unmatched"));
  }

  private static Map<String, @Nullable Object> stub(@Nullable Long vanId, String word) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("vanId", vanId);
    members.put("status", word);
    return members;
  }
}
