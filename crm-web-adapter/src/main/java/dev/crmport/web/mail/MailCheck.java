package dev.crmport.web.mail;

import dev.crmport.core.redact.Redactor;
import java.util.List;

/**
 * Says whether a mail may be sent: not where an API key stands in its subject, another header, a
 * body or an attachment, in any form that the redactor knows.
 *
 * <p><b>Shape:</b> ask before each sending, with what is sent. Attachments are looked at as they
 * are and, where they begin as a zip (a jar and an office document are one) or gzip file does,
 * opened, also within each other; a tar file needs no opening. What cannot be opened counts as a
 * flaw: an archive that is encrypted, damaged, larger than the bounds or of another kind. PDF files
 * and pictures are looked at as they are.<br>
 * <b>Units:</b> the bounds hold for one mail: {@code mostBytes} unpacked, 10,000 entries, archives
 * five deep and each but the outermost at most 32 MiB.<br>
 * <b>Errors:</b> {@link MailRefused} from {@link #requireClean}; what cannot be read is a flaw and
 * no failure.<br>
 * <b>Threads:</b> safe for many.
 */
public final class MailCheck {
  private static final long USUAL_BYTES = 256L * 1024 * 1024;

  private final Redactor redactor;
  private final long mostBytes;

  private MailCheck(Builder from) {
    redactor = from.redactor;
    mostBytes = from.mostBytes;
  }

  /** A check with all defaults: it asks the JVM's redactor. */
  public static MailCheck create() {
    return builder().build();
  }

  /** A check with options. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What is wrong with this mail; empty where it may be sent. Of each part, and of each name, the
   * first key alone is told.
   */
  public List<MailFlaw> flaws(OutgoingMail mail) {
    MailSearch search = new MailSearch(redactor, mostBytes);
    mail.parts().forEach(search::look);
    return search.flaws();
  }

  /**
   * Returns where this mail may be sent.
   *
   * @throws MailRefused where it may not
   */
  public void requireClean(OutgoingMail mail) {
    List<MailFlaw> flaws = flaws(mail);
    if (!flaws.isEmpty()) {
      throw new MailRefused(flaws);
    }
  }

  /** Options; each has a default. Not safe for use by many threads; what it builds is. */
  public static final class Builder {
    private Redactor redactor = Redactor.shared();
    private long mostBytes = USUAL_BYTES;

    private Builder() {}

    /** What knows the keys; the JVM's own by default, which learns every key in use. */
    public Builder redactor(Redactor knowsTheKeys) {
      redactor = knowsTheKeys;
      return this;
    }

    /** How many bytes one mail may come to, its archives unpacked; 256 MiB by default. */
    public Builder mostBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException(
            "the mail check was not made: a mail of less than 1 byte is none; allow more");
      }
      mostBytes = bytes;
      return this;
    }

    /** The check. */
    public MailCheck build() {
      return new MailCheck(this);
    }
  }
}
