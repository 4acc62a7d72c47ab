package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.AddressDraft;
import dev.crmport.testkit.engine.PersonDraft.AddressKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one person. All of them are matched against; at most two are served, in the
 * voting and the mailing slot.
 */
final class HeldAddresses {
  private final List<Address> addresses = new ArrayList<>();

  /** An address with its own id. */
  record Address(int id, AddressDraft written) {
    @Nullable String line1() {
      return written.line1();
    }

    @Nullable String city() {
      Places.Place place = Places.at(written.zip());
      return written.city() == null && place != null ? place.city() : written.city();
    }

    @Nullable String state() {
      Places.Place place = Places.at(written.zip());
      return written.state() == null && place != null ? place.state() : written.state();
    }

    @Nullable String zip() {
      return written.zip();
    }

    /** A street alone is never served, nor is a zip that cannot be one. */
    boolean isServed() {
      return written.zip() == null
          ? written.city() != null && written.state() != null
          : Places.isZip(written.zip());
    }
  }

  /** Adds the addresses of one request: of several for the voting slot, the first alone is kept. */
  void append(List<AddressDraft> drafts, IntSupplier ids) {
    boolean votingTaken = false;
    for (AddressDraft draft : drafts) {
      boolean voting = draft.kind() == AddressKind.VOTING;
      if (!draft.isEmpty() && !(voting && votingTaken)) {
        addresses.add(new Address(ids.getAsInt(), draft));
        votingTaken |= voting;
      }
    }
  }

  boolean any(Predicate<Address> test) {
    return addresses.stream().anyMatch(test);
  }

  /** The address in the voting slot, or null; search looks at no other. */
  @Nullable Address voting() {
    Address voting = newest(AddressKind.VOTING);
    return voting == null ? newest(AddressKind.MAILING) : voting;
  }

  private @Nullable Address mailing() {
    Address mailing = newest(AddressKind.MAILING);
    return mailing == null ? newest(AddressKind.VOTING) : mailing;
  }

  private @Nullable Address newest(AddressKind kind) {
    for (Address address : addresses.reversed()) {
      if (address.written().kind() == kind && address.isServed()) {
        return address;
      }
    }
    return null;
  }

  List<Map<String, @Nullable Object>> members() {
    Address voting = voting();
    Address mailing = mailing();
    if (voting == null || mailing == null) {
      return List.of();
    }
    return List.of(
        members(voting, AddressKind.VOTING, true),
        members(mailing, AddressKind.MAILING, mailing.equals(voting)));
  }

  /** The districts of the voting address; none where the fake knows too little of the place. */
  List<Map<String, @Nullable Object>> districts() {
    Address voting = voting();
    Places.Place place = voting == null ? null : Places.at(voting.zip());
    if (place == null) {
      return List.of();
    }
    return List.of(
        district("County", place.countyId(), place.county()),
        district("State", place.state(), place.stateName()));
  }

  private static Map<String, @Nullable Object> members(
      Address address, AddressKind slot, boolean preferred) {
    AddressDraft written = address.written();
    String line1 = Objects.requireNonNullElse(written.line1(), "");
    String line2 = Objects.requireNonNullElse(written.line2(), "");
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("addressId", (long) address.id());
    members.put("addressLine1", written.line1());
    members.put("addressLine2", written.line2());
    members.put("addressLine3", written.line3());
    members.put("unitNo", null);
    members.put("city", address.city());
    members.put("stateOrProvince", address.state());
    members.put("zipOrPostalCode", Objects.requireNonNullElse(written.zip(), ""));
    members.put("geoLocation", null);
    members.put("countryCode", written.countryCode());
    members.put("preview", line1 + " " + line2);
    members.put("type", slot.word());
    members.put("isPreferred", preferred);
    members.put("isBest", true);
    members.put("streetAddress", null);
    members.put("displayMode", "Standardized");
    return members;
  }

  private static Map<String, @Nullable Object> district(String field, String id, String name) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("id", id);
    value.put("name", name);
    value.put("parentId", null);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("districtFieldId", 0L);
    members.put("name", field);
    members.put("parentFieldId", null);
    members.put("isCustomDistrict", false);
    members.put("districtFieldValues", List.of(value));
    return members;
  }
}
