package dev.crmport.core.letter;

import dev.crmport.core.handoff.Invitation;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client is sent so that it can hand its key over sealed: to whom it is sealed, how to make
 * sure of that, and the ways to do it. Holds no secret.
 *
 * <p>The names of its {@linkplain LetterTemplate template}: {@code client}, {@code application},
 * {@code quotedApplication} (as a shell takes it), {@code invitation}, {@code recipient}, {@code
 * fingerprint}, {@code expires}, {@code page}.
 */
public final class InvitationLetter {
  private static final Set<String> NAMES =
      Set.of(
          "client",
          "application",
          "quotedApplication",
          "invitation",
          "recipient",
          "fingerprint",
          "expires",
          "page");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Invitation invitation;
  private final Optional<URI> page;

  private InvitationLetter(Invitation invitation, Optional<URI> page) {
    this.invitation = invitation;
    this.page = page;
  }

  /** For this invitation. */
  public static InvitationLetter of(Invitation invitation) {
    return new InvitationLetter(invitation, Optional.empty());
  }

  /** The same with the address of a page where the client can enter the key itself. */
  public InvitationLetter page(URI address) {
    return new InvitationLetter(invitation, Optional.of(address));
  }

  /** The library's own wording, in English. */
  public static LetterTemplate standard() {
    return LetterTemplate.shipped("invitation.md", NAMES);
  }

  /**
   * A wording of your own.
   *
   * @throws IllegalArgumentException where it has a name in braces that nothing is known for
   */
  public static LetterTemplate template(String markdown) {
    return LetterTemplate.of(markdown, NAMES);
  }

  /** The letter in those words, in Markdown. */
  public String markdown(LetterTemplate template) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("client", invitation.client().value());
    values.put("application", LetterTemplate.escaped(invitation.application().value()));
    values.put("quotedApplication", quoted(invitation.application().value()));
    values.put("invitation", invitation.id());
    values.put("recipient", invitation.recipient());
    values.put("fingerprint", invitation.fingerprint().text());
    values.put("expires", MINUTE.format(invitation.expires()));
    values.put("page", page.map(URI::toString).orElse(""));
    return template.filled(values);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return "InvitationLetter[" + invitation.id() + "]";
  }
}
