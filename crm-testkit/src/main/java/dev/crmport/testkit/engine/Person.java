package dev.crmport.testkit.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of the fake. Guarded by the engine. */
final class Person {
  private final int vanId;
  private final Instant created;
  private final Map<Scalar, String> scalars = new EnumMap<>(Scalar.class);
  private @Nullable LocalDate birth;
  private boolean organization;
  final HeldEmails emails = new HeldEmails();
  final HeldPhones phones = new HeldPhones();
  final HeldAddresses addresses = new HeldAddresses();

  Person(int vanId, Instant created) {
    this.vanId = vanId;
    this.created = created;
  }

  int vanId() {
    return vanId;
  }

  /** Cut to the minute. */
  Instant created() {
    return created;
  }

  @Nullable LocalDate birth() {
    return birth;
  }

  boolean isOrganization() {
    return organization;
  }

  /** What is stored under a name, or null. */
  @Nullable String get(Scalar scalar) {
    return scalars.get(scalar);
  }

  /** Overwrites what was sent and leaves the rest; contact methods are the store's part. */
  void overwrite(PersonDraft draft) {
    if (draft.contactMode() != null) {
      organization = draft.contactMode().equalsIgnoreCase("Organization");
    }
    if (draft.birth() != null) {
      birth = draft.birth();
    }
    draft.scalars().forEach(this::set);
    if (!organization) {
      scalars.keySet().removeIf(Scalar::belongsToOrganizations);
    }
  }

  private void set(Scalar scalar, String text) {
    if (scalar == Scalar.SUFFIX) {
      String known = Suffixes.lookUp(text);
      if (known != null) {
        scalars.put(scalar, known);
      }
    } else {
      scalars.put(scalar, text);
    }
  }
}
