package dev.crmport.web.mail;

import dev.crmport.core.redact.Finding;

/** Why a mail must not be sent. */
public sealed interface MailFlaw {
  /**
   * Where in the mail, such as {@code attachment 2 (list.zip), entry people.csv}; no key is in it.
   */
  String part();

  /**
   * A key stands there.
   *
   * @param part where in the mail
   * @param finding the first one of that part; its place is a byte of the part
   */
  record KeyFound(String part, Finding finding) implements MailFlaw {
    @Override
    public String toString() {
      return finding + " of " + part;
    }
  }

  /**
   * It could not be looked at, so nobody can say that no key is in it.
   *
   * @param part where in the mail
   * @param why what is in the way
   */
  record Unreadable(String part, String why) implements MailFlaw {
    @Override
    public String toString() {
      return part + " could not be looked at: it " + why;
    }
  }
}
