package dev.crmport.web.mail;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MailCheck} looks at of a message of Jakarta Mail: the message as it is sent, and each
 * of its parts as a reader sees it, without transfer encodings, encoded words and split parameters,
 * messages within it included.
 *
 * <p>{@code MailCheck.create().requireClean(MimeMail.of(message)); Transport.send(message);}
 */
@SuppressWarnings("exports") // See the module: whoever uses it has its types.
public final class MimeMail {
  private static final int DEEPEST = 20;
  private static final MailContent BROKEN =
      () -> {
        throw new IOException("this part of the message could not be read");
      };

  private final OutgoingMail.Builder mail = OutgoingMail.builder();
  private int bodies;
  private int attachments;

  private MimeMail() {}

  /**
   * The parts of a message. Where its changes were not saved they are now, as sending would do. The
   * message must not change until it is sent.
   *
   * @throws MessagingException where the message cannot be put together
   */
  public static OutgoingMail of(MimeMessage message) throws MessagingException {
    // First, because it is what puts the headers of the parts together.
    MailContent sent = sent(message);
    MimeMail parts = new MimeMail();
    parts.walk(message, "", 0);
    parts.mail.add("the message as it is sent", "", sent);
    return parts.mail.build();
  }

  private static MailContent sent(MimeMessage message) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      message.writeTo(bytes);
    } catch (IOException unreadable) {
      return BROKEN;
    }
    return MailContent.of(bytes.toByteArray());
  }

  private void walk(Part part, String within, int depth) throws MessagingException {
    headers(part, within);
    try {
      if (part.isMimeType("multipart/*") || part.isMimeType("message/rfc822")) {
        if (depth == DEEPEST) {
          mail.add(within + "a part that lies too deep", "", BROKEN);
          return;
        }
        switch (part.getContent()) {
          case Multipart several -> {
            for (int i = 0; i < several.getCount(); i++) {
              walk(several.getBodyPart(i), within, depth + 1);
            }
            return;
          }
          case Message inner -> {
            walk(inner, within + "within attachment " + ++attachments + ": ", depth + 1);
            return;
          }
          default -> {
            // Not what it says; it is looked at as any other content is.
          }
        }
      }
    } catch (IOException | MessagingException | RuntimeException unreadable) {
      mail.add(within + "a part of several", "", BROKEN);
      return;
    }
    leaf(part, within);
  }

  private void leaf(Part part, String within) throws MessagingException {
    String name = name(part).orElse("");
    boolean isBody =
        name.isEmpty()
            && part.isMimeType("text/*")
            && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    String said =
        isBody ? ++bodies == 1 ? "the body" : "body " + bodies : "attachment " + ++attachments;
    mail.add(within + said, name, () -> content(part));
  }

  private static InputStream content(Part part) throws IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException quotesIt) {
      throw new IOException("this part of the message could not be decoded");
    }
  }

  private static Optional<String> name(Part part) {
    try {
      return Optional.ofNullable(part.getFileName()).map(MimeMail::decoded);
    } catch (MessagingException unreadable) {
      // Its header is looked at as it is.
      return Optional.empty();
    }
  }

  private void headers(Part part, String within) throws MessagingException {
    for (Header header : Collections.list(part.getAllHeaders())) {
      String value = header.getValue() == null ? "" : MimeUtility.unfold(header.getValue());
      String lower = header.getName().toLowerCase(Locale.ROOT);
      String text = decoded(value) + parameters(lower, value);
      if (lower.equals("subject")) {
        mail.add(within + "the subject", "", text);
      } else {
        mail.add(within + "the header " + header.getName(), header.getName(), text);
      }
    }
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(value);
    } catch (UnsupportedEncodingException unknown) {
      return value;
    }
  }

  /** The values of parameters, which a header may split and encode (RFC 2231). */
  private static String parameters(String name, String value) {
    StringBuilder all = new StringBuilder();
    ParameterList list = list(name, value);
    if (list != null) {
      for (String parameter : Collections.list(list.getNames())) {
        all.append('\n').append(parameter).append('=').append(decoded(list.get(parameter)));
      }
    }
    return all.toString();
  }

  private static @Nullable ParameterList list(String name, String value) {
    try {
      return switch (name) {
        case "content-type" -> new ContentType(value).getParameterList();
        case "content-disposition" -> new ContentDisposition(value).getParameterList();
        default -> null;
      };
    } catch (ParseException unreadable) {
      return null;
    }
  }
}
