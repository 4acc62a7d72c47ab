package dev.crmport.web.mail;

import dev.crmport.core.redact.Finding;
import dev.crmport.core.redact.Redactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks at the parts of one mail. Not safe for use by many threads. */
final class MailSearch {
  private static final int DEEPEST = 5;
  private static final int MOST_ENTRIES = 10_000;

  /** An archive within an archive is looked at twice, and is kept in memory for that. */
  private static final int MOST_KEPT = 32 * 1024 * 1024;

  private static final int LONGEST_NAME = 80;

  private final Redactor redactor;
  private final Allowance allowance;
  private final List<MailFlaw> flaws = new ArrayList<>();
  private int entries;

  MailSearch(Redactor redactor, long mostBytes) {
    this.redactor = redactor;
    allowance = new Allowance(mostBytes);
  }

  List<MailFlaw> flaws() {
    return List.copyOf(flaws);
  }

  void look(OutgoingMail.Part part) {
    String said = redactor.redact(part.said());
    List<Finding> named = redactor.findings(part.name());
    if (!named.isEmpty()) {
      flaws.add(new MailFlaw.KeyFound("the name of " + said, named.getFirst()));
    }
    look(
        part.name().isEmpty() || said.endsWith(part.name()) ? said : said + called(part.name()),
        part.content(),
        0);
  }

  /** As it is, and then opened, unless that has told enough. */
  private void look(String said, MailContent content, int depth) {
    int before = flaws.size();
    try (InputStream bytes = allowance.metered(content.open())) {
      search(said, bytes);
      if (flaws.size() == before) {
        open(said, content, depth);
      }
    } catch (Allowance.Exceeded tooMuch) {
      flaws.add(new MailFlaw.Unreadable(said, "is larger than the bound of the check"));
    } catch (IOException | RuntimeException broken) {
      // Without its words: they may quote what is in the file, or the file's name.
      flaws.add(new MailFlaw.Unreadable(said, "could not be read; make it anew"));
    }
  }

  private void search(String said, InputStream bytes) throws IOException {
    int before = flaws.size();
    redactor.search(
        bytes,
        finding -> {
          if (flaws.size() == before) {
            flaws.add(new MailFlaw.KeyFound(said, finding));
          }
        });
  }

  private void open(String said, MailContent content, int depth) throws IOException {
    PackedAs packed;
    try (InputStream beginning = content.open()) {
      packed = PackedAs.told(beginning.readNBytes(PackedAs.TELLING));
    }
    if (packed != PackedAs.NOT && packed != PackedAs.OTHERWISE && depth == DEEPEST) {
      flaws.add(new MailFlaw.Unreadable(said, "is packed too often; attach what is in it"));
      return;
    }
    switch (packed) {
      case NOT -> {}
      case OTHERWISE ->
          flaws.add(
              new MailFlaw.Unreadable(said, "is an archive that cannot be opened here; use zip"));
      case GZIP -> {
        try (InputStream inside = new GZIPInputStream(content.open())) {
          lookInside(said + ", unpacked", inside, depth);
        } catch (Allowance.Exceeded tooMuch) {
          throw tooMuch;
        } catch (IOException broken) {
          flaws.add(new MailFlaw.Unreadable(said, "is a damaged gzip file; make it anew"));
        }
      }
      case ZIP -> openZip(said, content, depth);
    }
  }

  private void openZip(String said, MailContent content, int depth) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(content.open())) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        if (++entries > MOST_ENTRIES) {
          flaws.add(new MailFlaw.Unreadable(said, "has too many entries; attach fewer"));
          return;
        }
        // Its name stands in the archive as it is, and was seen there.
        lookInside(said + ", entry" + called(entry.getName()), zip, depth);
        entry = zip.getNextEntry();
      }
    } catch (Allowance.Exceeded tooMuch) {
      throw tooMuch;
    } catch (IOException | IllegalArgumentException unreadable) {
      // The latter where a name is not in the encoding that the archive claims.
      flaws.add(
          new MailFlaw.Unreadable(
              said,
              "is a zip file that is encrypted or damaged; make it anew, without a password"));
    }
  }

  /** The stream stays the caller's. */
  private void lookInside(String said, InputStream unpacked, int depth) throws IOException {
    PushbackInputStream bytes =
        new PushbackInputStream(allowance.metered(unpacked), PackedAs.TELLING);
    byte[] beginning = bytes.readNBytes(PackedAs.TELLING);
    bytes.unread(beginning);
    if (PackedAs.told(beginning) == PackedAs.NOT) {
      search(said, bytes);
      return;
    }
    byte[] archive = bytes.readNBytes(MOST_KEPT);
    if (bytes.read() >= 0) {
      flaws.add(new MailFlaw.Unreadable(said, "is too large an archive in an archive"));
      // The outer one goes on behind it.
      bytes.transferTo(OutputStream.nullOutputStream());
    } else {
      look(said, () -> new ByteArrayInputStream(archive), depth + 1);
    }
  }

  private String called(String name) {
    String clean = redactor.redact(name);
    return " (" + clean.substring(0, Math.min(LONGEST_NAME, clean.length())) + ")";
  }
}
