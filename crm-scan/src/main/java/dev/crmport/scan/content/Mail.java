package dev.crmport.scan.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.scan.report.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;

/**
 * Reads mails: each part as it was before it was coded for the way, and the headers with their
 * encoded words undone. A part is named by its place: {@code note.eml!/2/1}.
 */
final class Mail {
  /** Longer than any honest header; the rest of a longer one is left out by the parser. */
  private static final int LONGEST_HEADER = 1 << 20;

  private final ContentReader reader;
  private final int depth;
  private final Budget budget;

  Mail(ContentReader reader, int depth, Budget budget) {
    this.reader = reader;
    this.depth = depth;
    this.budget = budget;
  }

  /** Reads a file of many mails: {@code box!/1!/body}, {@code box!/2!/body}. */
  void readAll(Origin origin, InputStream box) throws IOException {
    MailBox mails = new MailBox(box);
    for (int number = 1; mails.next(); number++) {
      budget.entry();
      read(origin.member(String.valueOf(number)), mails.mail());
    }
  }

  /** Reads one mail. */
  void read(Origin origin, InputStream mail) throws IOException {
    MimeTokenStream tokens =
        new MimeTokenStream(
            MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxContentLen(-1)
                .build(),
            DecodeMonitor.SILENT,
            null,
            null);
    tokens.parse(mail);
    try {
      new Parts(origin, tokens).read();
    } catch (MimeException broken) {
      reader.trouble(origin, Trouble.Kind.BROKEN);
    }
  }

  /** Where in a mail the reading is. */
  private final class Parts {
    private final Origin mail;
    private final MimeTokenStream tokens;
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final StringBuilder header = new StringBuilder();

    Parts(Origin mail, MimeTokenStream tokens) {
      this.mail = mail;
      this.tokens = tokens;
    }

    void read() throws IOException, MimeException {
      for (EntityState state = tokens.getState();
          state != EntityState.T_END_OF_STREAM;
          state = tokens.next()) {
        switch (state) {
          case T_START_HEADER -> header.setLength(0);
          case T_FIELD -> add(tokens.getField());
          case T_END_HEADER -> text("header", bytes(header.toString()));
          case T_START_MULTIPART -> numbers.push(0);
          case T_END_MULTIPART -> numbers.pop();
          case T_START_BODYPART -> {
            budget.entry();
            numbers.push(numbers.pop() + 1);
          }
          case T_PREAMBLE -> text("preamble", tokens.getInputStream());
          case T_EPILOGUE -> text("epilogue", tokens.getInputStream());
          case T_BODY -> body(tokens.getDecodedInputStream());
          default -> {
            // Beginnings and ends that say nothing more.
          }
        }
      }
    }

    /** As it stands, and behind it what it says where words of it are encoded. */
    private void add(Field field) {
      String raw = new String(field.getRaw().toByteArray(), UTF_8);
      header.append(raw).append('\n');
      if (raw.contains("=?")) {
        String body = field instanceof RawField plain ? plain.getBody() : field.getBody();
        header
            .append(field.getName())
            .append(": ")
            .append(DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT, UTF_8))
            .append('\n');
      }
    }

    private void body(InputStream content) throws IOException {
      reader.look(origin("body"), budget.unpacking(content), depth, budget);
    }

    /** What is no part of its own; a header looks like the beginning of a mail. */
    private void text(String what, InputStream content) throws IOException {
      reader.lookAtText(origin(what), budget.unpacking(content), depth);
    }

    private Origin origin(String what) {
      StringBuilder place = new StringBuilder();
      numbers.descendingIterator().forEachRemaining(number -> place.append(number).append('/'));
      return mail.member(place + what);
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
