package dev.crmport.scan.report;

/** What gave a key away. */
public enum Rule {
  /** It is one of the keys that the redactor was told of. */
  STORED_KEY("stored-key", "A key that is stored", "The key of a client, in any of its forms."),
  /** Its database mode follows it, plain or coded. */
  KEY_SHAPE("key-shape", "The shape of a key", "A GUID with a database mode, |0 or |1."),
  /** A GUID with a word near it that names a key. */
  NAMED_GUID(
      "named-guid",
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

  /** For machines; it stays the same over versions, such as {@code key-shape}. */
  public String id() {
    return id;
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
