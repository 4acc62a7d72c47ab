package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.PhoneDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The phones of one person, in the order of writing. */
final class HeldPhones {
  private final List<Phone> phones = new ArrayList<>();

  /** Set only by a client that writes {@code isPreferred} true. */
  private @Nullable Phone preferred;

  private record Phone(int id, PhoneDraft written, Instant created) {}

  /** Adds a phone unless the same digits are held under the same type (chosen, as in a merge). */
  void append(PhoneDraft draft, Instant minute, IntSupplier ids) {
    Phone phone = find(draft);
    if (phone == null) {
      phone = new Phone(ids.getAsInt(), draft, minute);
      phones.add(phone);
    }
    if (draft.preferred()) {
      preferred = phone;
    }
  }

  private @Nullable Phone find(PhoneDraft draft) {
    for (Phone phone : phones) {
      if (phone.written().digits().equals(draft.digits())
          && phone.written().phoneType().equals(draft.phoneType())) {
        return phone;
      }
    }
    return null;
  }

  boolean holds(String digits) {
    return phones.stream().anyMatch(phone -> phone.written().digits().equals(digits));
  }

  List<String> digits() {
    return phones.stream().map(phone -> phone.written().digits()).toList();
  }

  /** The digits of the one best phone, or null; search looks at no other. */
  @Nullable String bestDigits() {
    Phone best = best();
    return best == null ? null : best.written().digits();
  }

  private @Nullable Phone best() {
    if (preferred != null) {
      return preferred;
    }
    Phone best = null;
    for (Phone phone : phones) {
      PhoneDraft written = phone.written();
      boolean candidate =
          written.phoneType().equals("Personal") && !written.deviceType().equals("Fax");
      if (candidate && (best == null || isCell(phone) || !isCell(best))) {
        best = phone;
      }
    }
    return best;
  }

  private static boolean isCell(Phone phone) {
    return phone.written().deviceType().equals("Cell");
  }

  List<Map<String, @Nullable Object>> members() {
    Phone best = best();
    List<Map<String, @Nullable Object>> trees = new ArrayList<>();
    for (Phone phone : phones) {
      trees.add(members(phone, phone.equals(best)));
    }
    return trees;
  }

  private Map<String, @Nullable Object> members(Phone phone, boolean best) {
    PhoneDraft written = phone.written();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("phoneId", (long) phone.id());
    members.put("phoneNumber", written.digits());
    members.put("dialingPrefix", written.dialingPrefix());
    members.put("countryCode", written.countryCode());
    members.put("ext", written.ext());
    members.put("dateCreated", phone.created().toString());
    members.put("phoneType", written.phoneType());
    members.put("deviceType", written.deviceType());
    members.put("isPreferred", phone.equals(preferred));
    members.put("isBest", best);
    members.put("isDisclosure", false);
    members.put("smsOptInStatus", written.optIn());
    members.put("phoneOptInStatus", written.optIn());
    members.put("isCellPhoneExchange", false);
    members.put("isCellStatus", null);
    members.put("tags", null);
    return members;
  }
}
