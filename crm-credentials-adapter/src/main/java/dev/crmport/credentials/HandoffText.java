package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.handoff.HandoffRefused.Reason;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.MalformedKey;
import dev.crmport.core.key.PastedKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * What is sealed in a hand-off: a bare key as a person pastes it, or
 *
 * <pre>{@code
 * {"format":"crmport-handoff","version":1,"invitation":"...","client":"acme",
 *  "application":"acmeCrmProduct","key":"GUID|1"}
 * }</pre>
 *
 * <p>A key goes from the text into its own buffer without becoming a string. What the parser says
 * is dropped: it quotes what it stumbled over.
 */
final class HandoffText {
  private static final String FORMAT = "crmport-handoff";
  private static final int VERSION = 1;
  private static final int USUAL = 256;

  private final JsonParser json;
  private final Invitation invitation;
  private String format = "";
  private int version;
  private String id = "";
  private String client = "";
  private String application = "";
  private @Nullable PastedKey key;

  private HandoffText(JsonParser json, Invitation invitation) {
    this.json = json;
    this.invitation = invitation;
  }

  /** The text that names whose key it is; the caller closes it. */
  static PlainText write(Invitation invitation, PastedKey key) {
    PlainText text = new PlainText(USUAL);
    try (JsonGenerator json = KeyJson.FACTORY.createGenerator(ObjectWriteContext.empty(), text);
        PlainText written = write(key)) {
      json.writeStartObject();
      json.writeStringProperty(KeyJson.FORMAT, FORMAT);
      json.writeNumberProperty(KeyJson.VERSION, VERSION);
      json.writeStringProperty(KeyJson.INVITATION, invitation.id());
      json.writeStringProperty(KeyJson.CLIENT, invitation.client().value());
      json.writeStringProperty(KeyJson.APPLICATION, invitation.application().value());
      json.writeName(KeyJson.KEY);
      json.writeUTF8String(written.array(), 0, written.length());
      json.writeEndObject();
    }
    return text;
  }

  /** The key alone, with its mode where that is known; the caller closes it. */
  static PlainText write(PastedKey key) {
    PlainText text = KeyDocumentWriter.write(key.key());
    key.mode()
        .ifPresent(
            mode -> {
              text.write('|');
              text.write(mode.digit());
            });
    return text;
  }

  /**
   * @param text stays the caller's to close
   * @param invitation the one that it was sealed to
   * @throws HandoffRefused where it is no key, or another one than the invitation asks for
   */
  static HandedOver read(PlainText text, Invitation invitation) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.array()[start])) {
      start++;
    }
    if (start == text.length() || text.array()[start] != '{') {
      return new HandedOver(invitation, bareKey(text, invitation), false);
    }
    try (JsonParser json =
        KeyJson.FACTORY.createParser(ObjectReadContext.empty(), text.array(), 0, text.length())) {
      return new HandoffText(json, invitation).read();
    } catch (JacksonException e) {
      throw new HandoffRefused(Reason.NOT_A_KEY, invitation);
    }
  }

  private HandedOver read() {
    boolean whole = false;
    try {
      json.nextToken();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        take(name);
      }
      if (json.nextToken() != null || !format.equals(FORMAT) || version != VERSION || key == null) {
        throw new HandoffRefused(Reason.NOT_A_KEY, invitation);
      }
      requireMeant();
      whole = true;
      return new HandedOver(invitation, key, true);
    } finally {
      if (!whole && key != null) {
        key.close();
      }
    }
  }

  private void take(String name) {
    switch (name) {
      case KeyJson.FORMAT -> format = string();
      case KeyJson.VERSION ->
          version = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
      case KeyJson.INVITATION -> id = string();
      case KeyJson.CLIENT -> client = string();
      case KeyJson.APPLICATION -> application = string();
      case KeyJson.KEY -> key = key();
      default -> json.skipChildren();
    }
  }

  /** age tells nothing of who sealed it; so what is within has to fit. */
  private void requireMeant() {
    if (!client.equals(invitation.client().value())) {
      throw new HandoffRefused(Reason.OTHER_CLIENT, invitation);
    }
    if (!application.equals(invitation.application().value())) {
      throw new HandoffRefused(Reason.OTHER_APPLICATION, invitation);
    }
    if (!id.equals(invitation.id())) {
      throw new HandoffRefused(Reason.TAMPERED, invitation);
    }
  }

  private String string() {
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
  }

  private PastedKey key() {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new HandoffRefused(Reason.NOT_A_KEY, invitation);
    }
    char[] characters = json.getStringCharacters();
    int from = json.getStringOffset();
    int length = json.getStringLength();
    try {
      return read(CharBuffer.wrap(characters, from, length), invitation);
    } finally {
      Arrays.fill(characters, from, from + length, '\0');
    }
  }

  private static PastedKey bareKey(PlainText text, Invitation invitation) {
    CharBuffer characters = CharBuffer.allocate(text.length());
    try {
      // What is no text becomes a character that no key has.
      charsetOf(text)
          .newDecoder()
          .decode(ByteBuffer.wrap(text.array(), 0, text.length()), characters, true);
      return read(characters.flip(), invitation);
    } finally {
      Arrays.fill(characters.array(), '\0');
    }
  }

  /** UTF-8, unless it begins as what some Windows programs write. */
  private static Charset charsetOf(PlainText text) {
    boolean wide =
        text.length() > 1 && text.array()[0] == (byte) 0xff && text.array()[1] == (byte) 0xfe;
    return wide ? UTF_16LE : UTF_8;
  }

  private static PastedKey read(CharBuffer pasted, Invitation invitation) {
    try {
      return PastedKey.read(pasted);
    } catch (MalformedKey e) {
      throw new HandoffRefused(
          e.mistake() == MalformedKey.Mistake.TWO_KEYS ? Reason.TWO_KEYS : Reason.NOT_A_KEY,
          invitation);
    }
  }
}
