package dev.crmport.scan.report;

import java.util.Locale;

/** What gave a key away. */
public enum Rule {
  /** It is one of the keys that the redactor was told of. */
  STORED_KEY("CRM1001", "A key that is stored", "The key of a client, in any of its forms."),
  /** Its database mode follows it, plain or coded. */
  KEY_SHAPE("CRM1002", "The shape of a key", "A GUID with a database mode, |0 or |1."),
  /** A GUID with a word near it that names a key. */
  NAMED_GUID(
      "CRM1003",
      "A GUID that is called a key",
      "A GUID within 40 characters of a word that names a key, such as vanApiKey.");

  private final String id;
  private final String title;
  private final String description;

  Rule(String id, String title, String description) {
    this.id = id;
    this.title = title;
    this.description = description;
  }

  /** For machines that want a number, such as {@code CRM1002}. */
  public String id() {
    return id;
  }

  /** For people and files; it stays the same over versions, such as {@code key-shape}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A few words for people. */
  public String title() {
    return title;
  }

  /** A sentence for people. */
  public String description() {
    return description;
  }
}
