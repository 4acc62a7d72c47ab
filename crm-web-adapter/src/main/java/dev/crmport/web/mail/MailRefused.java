package dev.crmport.web.mail;

import java.util.List;
import java.util.stream.Collectors;

/** The mail was not sent, because it holds a key or a part that could not be looked at. */
public final class MailRefused extends RuntimeException {
  private final transient List<MailFlaw> flaws;

  MailRefused(List<MailFlaw> flaws) {
    super(
        flaws.stream()
            .map(MailFlaw::toString)
            .collect(
                Collectors.joining(
                    "; ",
                    "the mail was not sent: ",
                    "; take out what is named. A key goes to its reader sealed, never by mail")));
    this.flaws = List.copyOf(flaws);
  }

  /** What is wrong with it; at least one. */
  public List<MailFlaw> flaws() {
    return flaws;
  }
}
