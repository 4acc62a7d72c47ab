package dev.crmport.web.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.LeakSweep;
import dev.crmport.testkit.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;

/** A check that knows one key, and what a test packs for it. */
final class MailScene {
  static final String KEY = TestKeys.numbered(0x5ca90ae7);

  private final Redactor redactor = Redactor.create();
  private final LeakSweep sweep;
  private final MailCheck check;

  MailScene() {
    ApplicationName application = new ApplicationName("mailTests");
    try (ApiKey key = ApiKey.of(KEY)) {
      redactor.learn(new ClientId("acme"), application, key);
      sweep = LeakSweep.of(key, application);
    }
    check = MailCheck.builder().redactor(redactor).mostBytes(5_000_000).build();
  }

  /** The flaws, none of which shows the key. */
  List<MailFlaw> flaws(OutgoingMail mail) {
    List<MailFlaw> flaws = check.flaws(mail);
    flaws.forEach(flaw -> sweep.assertClean(flaw.toString()));
    if (!flaws.isEmpty()) {
      MailRefused refused =
          Assertions.catchThrowableOfType(MailRefused.class, () -> check.requireClean(mail));
      assertThat(refused.flaws()).isEqualTo(flaws);
      sweep.assertClean(refused);
    } else {
      check.requireClean(mail);
    }
    return flaws;
  }

  /** In which parts a key was found. */
  List<String> found(OutgoingMail mail) {
    return flaws(mail).stream()
        .filter(MailFlaw.KeyFound.class::isInstance)
        .map(MailFlaw::part)
        .toList();
  }

  /** Which parts could not be looked at. */
  List<String> unreadable(OutgoingMail mail) {
    return flaws(mail).stream()
        .filter(MailFlaw.Unreadable.class::isInstance)
        .map(MailFlaw::part)
        .toList();
  }

  static OutgoingMail attached(String name, byte[] bytes) {
    return OutgoingMail.builder()
        .subject("the list")
        .body("Dear Adela, here it is.")
        .attachment(name, MailContent.of(bytes))
        .build();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write(bytes("nothing here"));
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.putNextEntry(new ZipEntry("last.txt"));
      zip.write(bytes("nothing here either"));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }
}
