package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;
import static dev.crmport.core.key.StoreUnusable.Reason.FOREIGN;
import static dev.crmport.core.key.StoreUnusable.Reason.NEWER;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.KeyReference;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.Lane;
import dev.crmport.core.key.StoreUnusable;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads a store's JSON. A key goes from the text into its own buffer without becoming a string.
 *
 * <p>Whose it is comes first, in a pass of its own: a newer version may have changed all but {@code
 * format} and {@code version}. The parser's messages quote what they stumbled over and are dropped.
 */
final class KeyDocumentReader {
  private final Storage file;
  private final PlainText text;

  private KeyDocumentReader(Storage file, PlainText text) {
    this.file = file;
    this.text = text;
  }

  /**
   * @param file the store, for the messages
   * @param text stays the caller's to close
   */
  static KeyDocument read(Storage file, PlainText text) {
    KeyDocumentReader reader = new KeyDocumentReader(file, text);
    reader.requireOurs();
    return reader.readDocument();
  }

  private JsonParser parser() {
    return KeyJson.FACTORY.createParser(ObjectReadContext.empty(), text.array(), 0, text.length());
  }

  private void requireOurs() {
    boolean ours = false;
    int version = 0;
    try (JsonParser json = parser()) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
          JsonToken value = json.nextToken();
          if (name.equals(KeyJson.FORMAT) && value == JsonToken.VALUE_STRING) {
            ours = json.getString().equals(KeyDocument.FORMAT);
          } else if (name.equals(KeyJson.VERSION) && value == JsonToken.VALUE_NUMBER_INT) {
            version = json.getIntValue();
          }
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // Decided below by what was found up to here.
    }
    if (!ours || version < 1) {
      throw file.unusable(
          FOREIGN,
          "was not opened: what is encrypted in it is no key store of this library; check the"
              + " path",
          null);
    }
    if (version > KeyDocument.VERSION) {
      throw file.unusable(
          NEWER,
          "was not opened: a newer version of this library wrote it (form "
              + version
              + ", known is "
              + KeyDocument.VERSION
              + "); it was left as it is; update this program",
          null);
    }
  }

  private KeyDocument readDocument() {
    List<UnknownMember> unknown = new ArrayList<>();
    KeyDocument document = new KeyDocument(unknown);
    boolean listed = false;
    boolean whole = false;
    try (JsonParser json = parser()) {
      json.nextToken();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        JsonToken value = json.nextToken();
        switch (name) {
          case KeyJson.FORMAT, KeyJson.VERSION -> {}
          case KeyJson.CREDENTIALS -> {
            require(value == JsonToken.START_ARRAY, 0);
            readEntries(json, document);
            listed = true;
          }
          case KeyJson.INVITATIONS -> invitationReader(json).readOpen(document.invitations());
          case KeyJson.HANDED_OVER -> invitationReader(json).readSpent(document.invitations());
          default -> unknown.add(unknownMember(json, name));
        }
      }
      require(listed && json.nextToken() == null, 0);
      whole = true;
      return document;
    } catch (JacksonException | IllegalArgumentException e) {
      throw damaged(0);
    } finally {
      if (!whole) {
        document.close();
      }
    }
  }

  private InvitationReader invitationReader(JsonParser json) {
    return new InvitationReader(json, name -> unknownMember(json, name));
  }

  private void readEntries(JsonParser json, KeyDocument document) {
    for (int number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
      require(json.currentToken() == JsonToken.START_OBJECT, number);
      KeyDocument.Entry entry = new EntryReader(json).read(number);
      boolean loaded = document.load(entry);
      if (!loaded) {
        entry.close();
      }
      require(loaded, number);
    }
  }

  private void require(boolean holds, int entry) {
    if (!holds) {
      throw damaged(entry);
    }
  }

  private StoreUnusable damaged(int entry) {
    return file.unusable(
        DAMAGED,
        "was not opened: "
            + (entry == 0 ? "its text" : "credential number " + entry + " in it")
            + " is not in the form of a key store, although it was decrypted whole; it was left as"
            + " it is; bring it back from a backup, or decrypt it and mend it",
        null);
  }

  /** The value that the parser stands at, as it stands in the text. */
  private UnknownMember unknownMember(JsonParser json, String name) {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    int to = (int) json.currentLocation().getByteOffset();
    return new UnknownMember(name, Arrays.copyOfRange(text.array(), from, to));
  }

  /** One element of {@code credentials}. */
  private final class EntryReader {
    private final JsonParser json;
    private final List<UnknownMember> unknown = new ArrayList<>();
    private @Nullable ClientId client;
    private @Nullable ApplicationName application;
    private @Nullable ApiKey key;
    private @Nullable DatabaseMode mode;
    private @Nullable Lane lane;
    private @Nullable KeyState state;
    private Optional<String> crmReference = Optional.empty();

    EntryReader(JsonParser json) {
      this.json = json;
    }

    KeyDocument.Entry read(int number) {
      boolean whole = false;
      try {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
          json.nextToken();
          take(name);
        }
        KeyDocument.Entry entry = entry(number);
        whole = true;
        return entry;
      } catch (IllegalArgumentException e) {
        // One of the values refused what stood there.
        throw damaged(number);
      } finally {
        if (!whole) {
          wipe();
        }
      }
    }

    private void take(String name) {
      switch (name) {
        case KeyJson.CLIENT -> client = new ClientId(string());
        case KeyJson.APPLICATION -> application = new ApplicationName(string());
        case KeyJson.KEY -> key = key();
        case KeyJson.MODE -> mode = mode();
        case KeyJson.LANE -> lane = new Lane(string());
        case KeyJson.STATE -> state = state();
        case KeyJson.KEY_REFERENCE ->
            crmReference =
                json.currentToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(string());
        default -> unknown.add(unknownMember(json, name));
      }
    }

    private KeyDocument.Entry entry(int number) {
      if (client == null
          || application == null
          || key == null
          || mode == null
          || lane == null
          || state == null) {
        throw damaged(number);
      }
      KeyReference reference = new KeyReference(key.lastFour(), crmReference);
      CredentialSummary summary =
          new CredentialSummary(client, application, reference, mode, lane, state);
      return new KeyDocument.Entry(Credential.of(summary, key), unknown);
    }

    private ApiKey key() {
      requireString();
      char[] characters = json.getStringCharacters();
      int from = json.getStringOffset();
      int length = json.getStringLength();
      try {
        return ApiKey.of(CharBuffer.wrap(characters, from, length));
      } finally {
        Arrays.fill(characters, from, from + length, '\0');
      }
    }

    private DatabaseMode mode() {
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        throw new IllegalArgumentException("mode");
      }
      return switch (json.getIntValue()) {
        case 0 -> DatabaseMode.MY_VOTERS;
        case 1 -> DatabaseMode.MY_CAMPAIGN;
        default -> throw new IllegalArgumentException("mode");
      };
    }

    private KeyState state() {
      String written = string();
      for (KeyState each : KeyState.values()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(written)) {
          return each;
        }
      }
      throw new IllegalArgumentException("state");
    }

    private String string() {
      requireString();
      return json.getString();
    }

    private void requireString() {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException("string");
      }
    }

    private void wipe() {
      unknown.forEach(UnknownMember::close);
      if (key != null) {
        key.close();
      }
    }
  }
}
