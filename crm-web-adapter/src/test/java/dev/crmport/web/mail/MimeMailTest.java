package dev.crmport.web.mail;

import static dev.crmport.web.mail.MailScene.KEY;
import static dev.crmport.web.mail.MailScene.bytes;
import static dev.crmport.web.mail.MailScene.zip;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message of Jakarta Mail is looked at as its readers see it. */
@Timeout(60)
final class MimeMailTest {
  private final Session session = Session.getInstance(new Properties());
  private final MailScene scene = new MailScene();

  private MimeMessage message(MimeBodyPart... parts) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("vendor@example.org"));
    message.setRecipient(RecipientType.TO, new InternetAddress("adela@example.org"));
    message.setSubject("Your list");
    message.setContent(new MimeMultipart(parts));
    return message;
  }

  private static MimeBodyPart text(String text) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", "html");
    return part;
  }

  private static MimeBodyPart attachment(String name, byte[] bytes) throws MessagingException {
    InternetHeaders headers = new InternetHeaders();
    headers.setHeader("Content-Type", "application/octet-stream");
    headers.setHeader("Content-Transfer-Encoding", "base64");
    MimeBodyPart part = new MimeBodyPart(headers, Base64.getMimeEncoder().encode(bytes));
    part.setFileName(name);
    return part;
  }

  private MimeMessage raw(String text) throws MessagingException {
    return new MimeMessage(session, new ByteArrayInputStream(bytes(text.replace("\n", "\r\n"))));
  }

  @Test
  void aCleanMessageMayBeSent() throws MessagingException {
    MimeMessage message =
        message(text("<p>gr\u00fc\u00dfe</p>"), attachment("a.zip", zip("b.txt", bytes("text"))));
    assertThat(scene.flaws(MimeMail.of(message))).isEmpty();
  }

  @Test
  void subjectBodyAndAttachmentsAreNamed() throws MessagingException {
    MimeMessage message =
        message(
            text("<p>" + KEY + "</p>"),
            attachment("a.txt", bytes(KEY)),
            attachment("b.zip", zip("c.txt", bytes(KEY))),
            attachment(KEY + ".txt", bytes("nothing")));
    message.setSubject("gr\u00fc\u00dfe " + KEY, "UTF-8");
    assertThat(scene.found(MimeMail.of(message)))
        .contains(
            "the subject",
            "the body",
            "attachment 1 (a.txt)",
            "attachment 2 (b.zip), entry (c.txt)",
            "the name of attachment 3");
  }

  @Test
  void transferEncodingsEncodedWordsAndSplitParametersAreUndone() throws MessagingException {
    MimeMessage message =
        raw(
            """
            Subject: =?UTF-8?Q?=37e577e57-0000-4000-?=
             =?UTF-8?Q?8000%s?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=xx

            --xx
            Content-Type: text/plain; charset=us-ascii
            Content-Transfer-Encoding: quoted-printable

            it is 7e577e57-0000-4000=
            -8000%s
            --xx
            Content-Type: application/octet-stream
            Content-Disposition: attachment;
             filename*0=7e577e57-0000-40;
             filename*1="00-8000%s"

            nothing
            --xx--
            """
                .formatted(
                    KEY.substring(23).replace("-", "=2D"), KEY.substring(23), KEY.substring(23)));
    List<String> found = scene.found(MimeMail.of(message));
    assertThat(found)
        .contains(
            "the subject",
            "the body",
            "the name of attachment 1",
            "the header Content-Disposition");
  }

  @Test
  void aMessageWithinAMessageIsLookedAt() throws MessagingException {
    MimeMessage inner = message(text("nothing"), attachment("a.txt", bytes(KEY)));
    inner.setSubject(KEY);
    inner.saveChanges();
    MimeBodyPart forwarded = new MimeBodyPart();
    forwarded.setContent(inner, "message/rfc822");
    assertThat(scene.found(MimeMail.of(message(text("see below"), forwarded))))
        .contains("within attachment 1: the subject", "within attachment 1: attachment 2 (a.txt)");
  }

  @Test
  void whatCannotBeDecodedIsRefused() throws MessagingException {
    MimeMessage message =
        raw(
            """
            Subject: list
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=xx

            --xx
            Content-Type: text/plain
            Content-Transfer-Encoding: x-unheard-of

            whatever
            --xx--
            """);
    assertThat(scene.unreadable(MimeMail.of(message))).containsExactly("the body");
  }
}
