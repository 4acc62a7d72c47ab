package dev.crmport.testkit.engine;

import dev.crmport.testkit.engine.PersonDraft.EmailDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The emails of one person. Exactly one is preferred: the newest, until a client pins one by
 * writing {@code isPreferred} true.
 */
final class HeldEmails {
  private final List<Email> emails = new ArrayList<>();
  private @Nullable Email preferred;
  private boolean pinned;

  private record Email(EmailDraft written, Instant created) {
    String key() {
      return key(written.address());
    }

    static String key(String address) {
      return address.toLowerCase(Locale.ROOT);
    }
  }

  /** Adds what is not yet held; an address that is held only moves the pin. */
  void append(EmailDraft draft, Instant minute) {
    Email held = find(draft.address());
    Email email = held == null ? new Email(draft, minute) : held;
    if (held == null) {
      emails.add(email);
    }
    if (draft.preferred()) {
      preferred = email;
      pinned = true;
    } else if (held == null && !pinned) {
      preferred = email;
    }
  }

  boolean holds(String address) {
    return find(address) != null;
  }

  /** All addresses, in lower case. */
  List<String> keys() {
    return emails.stream().map(Email::key).toList();
  }

  private @Nullable Email find(String address) {
    String key = Email.key(address);
    for (Email email : emails) {
      if (email.key().equals(key)) {
        return email;
      }
    }
    return null;
  }

  List<Map<String, @Nullable Object>> members() {
    List<Email> ordered = new ArrayList<>(emails);
    if (ordered.stream().map(Email::created).distinct().count() > 1) {
      // Within one minute the CRM keeps the order of writing; across minutes it does not.
      ordered.sort(
          Comparator.comparing((Email email) -> !email.equals(preferred))
              .thenComparing(Email::created, Comparator.reverseOrder()));
    }
    List<Map<String, @Nullable Object>> trees = new ArrayList<>();
    for (Email email : ordered) {
      trees.add(members(email));
    }
    return trees;
  }

  private Map<String, @Nullable Object> members(Email email) {
    String status = email.written().status();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("type", email.written().type());
    members.put("email", email.written().address());
    members.put("dateCreated", email.created().toString());
    members.put("isPreferred", email.equals(preferred));
    members.put("isSubscribed", status.equals("N") ? null : (Boolean) status.equals("S"));
    members.put("subscriptionStatus", status);
    return members;
  }
}
