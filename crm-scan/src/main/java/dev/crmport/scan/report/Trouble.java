package dev.crmport.scan.report;

/**
 * Something that a scan could not read as it should, or passed over for a reason. It went on.
 *
 * @param path what was not read; redacted
 * @param kind why
 */
public record Trouble(String path, Kind kind) implements Comparable<Trouble> {
  /** Why something was not read. */
  public enum Kind {
    /** The system did not let it be read. */
    UNREADABLE(true, "it could not be read; look at its rights and its medium"),
    /** There when its folder was listed, and gone when it was opened. */
    VANISHED(true, "it is not there; scan again if it should be"),
    /** An archive, a mail or a repository that is damaged from some point on. */
    BROKEN(true, "it is damaged; what comes before the damage was read. Unpack it by other means"),
    /** It unpacks to more than anything ordinary does. */
    BOMB(true, "it unpacks to far more than it is; the rest was left. Look who made it"),
    /** More archives within archives than are opened. */
    TOO_DEEP(true, "it lies in too many archives, one in another; unpack them first"),
    /** A member that needs a password, or a way of packing that is not known. */
    LOCKED(true, "it is encrypted or packed in an unknown way; unpack it first"),
    /** An archive of a kind that is not opened. */
    UNSUPPORTED(true, "archives of this kind are not opened; unpack it first"),
    /** There is no git repository, or it cannot be opened. */
    NO_REPOSITORY(true, "it lies in no git repository that can be read; name one"),
    /** A link that leads to itself, or to a folder around it. */
    CIRCLE(false, "this link leads in a circle; it was not followed"),
    /** No file: a pipe, a socket, a device. Never opened. */
    NO_FILE(false, "it is a pipe, a socket or a device; it was not opened"),
    /** Read, but its name is no text. */
    ODD_NAME(false, "its name is not in UTF-8; it was read, and is shown with \\x for such bytes");

    private final boolean unread;
    private final String why;

    Kind(boolean unread, String why) {
      this.unread = unread;
      this.why = why;
    }

    /** Whether content was left unread, where a key may still stand. */
    public boolean unread() {
      return unread;
    }

    /** Why, and what to do next. */
    public String why() {
      return why;
    }
  }

  /** By path. */
  @Override
  public int compareTo(Trouble other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : kind.compareTo(other.kind);
  }

  /** Such as {@code not read: a.zip: it is damaged ...}. */
  @Override
  public String toString() {
    return (kind.unread() ? "not read: " : "note: ") + path + ": " + kind.why() + ".";
  }
}
