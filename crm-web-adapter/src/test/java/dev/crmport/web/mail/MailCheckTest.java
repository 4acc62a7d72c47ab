package dev.crmport.web.mail;

import static dev.crmport.web.mail.MailScene.KEY;
import static dev.crmport.web.mail.MailScene.attached;
import static dev.crmport.web.mail.MailScene.bytes;
import static dev.crmport.web.mail.MailScene.gzip;
import static dev.crmport.web.mail.MailScene.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mail that holds a key anywhere is refused, and so is one that cannot be looked at. */
@Timeout(60)
final class MailCheckTest {
  private final MailScene scene = new MailScene();

  @Test
  void aCleanMailMayBeSent() {
    OutgoingMail mail =
        OutgoingMail.builder()
            .subject("Your list")
            .header("X-Campaign", "spring")
            .body("Dear Adela")
            .body("<p>Dear Adela</p>")
            .attachment("list.csv", MailContent.of(bytes("first,last\nAdela,Quillfeather\n")))
            .attachment("list.zip", MailContent.of(zip("list.csv", bytes("first,last"))))
            .attachment("list.csv.gz", MailContent.of(gzip(bytes("first,last"))))
            .attachment("empty", MailContent.of(new byte[0]))
            .build();
    assertThat(scene.flaws(mail)).isEmpty();
  }

  @Test
  void eachPartIsNamedInWhichAKeyStands() {
    OutgoingMail mail =
        OutgoingMail.builder()
            .subject("key " + KEY)
            .header("X-Key", KEY)
            .header("X-" + KEY, "1")
            .body("Dear Adela")
            .body("<p>" + Base64.getEncoder().encodeToString(bytes(KEY + "|1")) + "</p>")
            .attachment("notes.txt", MailContent.of(bytes("it is " + KEY)))
            .attachment(KEY + ".txt", MailContent.of(bytes("nothing")))
            .build();
    assertThat(scene.found(mail))
        .containsExactly(
            "the subject",
            "the header X-Key",
            "the name of the header X-[key ...0ae7]",
            "body 2",
            "attachment 1 (notes.txt)",
            "the name of attachment 2");
  }

  @Test
  void whatIsSaidNamesPartFormAndReference() {
    List<MailFlaw> flaws = scene.flaws(attached("a.txt", bytes("x " + KEY + "|1")));
    assertThat(flaws).hasSize(1);
    assertThat(flaws.getFirst().toString())
        .isEqualTo("key [key ...0ae7] at 2 of attachment 1 (a.txt)");
    assertThat(new MailRefused(flaws))
        .hasMessage(
            "the mail was not sent: key [key ...0ae7] at 2 of attachment 1 (a.txt); take out what"
                + " is named. A key goes to its reader sealed, never by mail");
  }

  @Test
  void archivesAreOpenedAlsoWithinEachOther() {
    assertThat(scene.found(attached("a.zip", zip("b.txt", bytes("it is " + KEY)))))
        .containsExactly("attachment 1 (a.zip), entry (b.txt)");
    assertThat(scene.found(attached("a.zip", zip(KEY + ".txt", bytes("nothing")))))
        .containsExactly("attachment 1 (a.zip)");
    assertThat(scene.found(attached("a.gz", gzip(bytes("it is " + KEY)))))
        .containsExactly("attachment 1 (a.gz), unpacked");
    byte[] nested = zip("b.jar", zip("c.gz", gzip(gzip(bytes("it is " + KEY)))));
    assertThat(scene.found(attached("a.zip", nested)))
        .containsExactly("attachment 1 (a.zip), entry (b.jar), entry (c.gz), unpacked, unpacked");
    // Called what it is not.
    assertThat(scene.found(attached("a.png", zip("b.txt", bytes(KEY))))).hasSize(1);
  }

  @Test
  void whatCannotBeOpenedIsRefusedAndToldApart() {
    byte[] whole = zip("b.txt", bytes("some text, long enough to be cut in the middle of it"));
    byte[] encrypted = whole.clone();
    encrypted[6] |= 1;
    for (byte[] unreadable :
        List.of(
            Arrays.copyOf(whole, 60),
            encrypted,
            Arrays.copyOf(gzip(bytes("some text")), 20),
            new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 0},
            bytes("Rar!\u001a\u0007 and so on"),
            bytes("BZh91AY and so on"))) {
      assertThat(scene.unreadable(attached("a.zip", unreadable)))
          .containsExactly("attachment 1 (a.zip)");
    }
  }

  @Test
  void theBoundsHoldAgainstWhatUnpacksToMoreThanAnybodyCanRead() {
    byte[] bomb = gzip(new byte[6_000_000]);
    assertThat(scene.unreadable(attached("a.gz", bomb))).isNotEmpty();
    assertThat(scene.unreadable(attached("a.zip", zip("b", new byte[6_000_000])))).isNotEmpty();
    byte[] deep = bytes("at the bottom");
    for (int i = 0; i < 7; i++) {
      deep = gzip(deep);
    }
    assertThat(scene.unreadable(attached("a.gz", deep))).isNotEmpty();
    assertThat(scene.unreadable(attached("a.zip", zip("b.zip", zip("c", new byte[6_000_000])))))
        .isNotEmpty();
  }

  @Test
  void aFileIsReadWhenItIsLookedAt(@TempDir Path home) throws IOException {
    Path file = home.resolve("a.txt");
    OutgoingMail mail = OutgoingMail.builder().attachment("a.txt", MailContent.of(file)).build();
    assertThat(scene.unreadable(mail)).containsExactly("attachment 1 (a.txt)");
    Files.writeString(file, KEY);
    assertThat(scene.found(mail)).containsExactly("attachment 1 (a.txt)");
    Path named = home.resolve(KEY);
    assertThat(
            scene.unreadable(
                OutgoingMail.builder().attachment("b.txt", MailContent.of(named)).build()))
        .hasSize(1);
  }
}
