package dev.crmport.credentials;

import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the invitations in a store's JSON, and the marks of those that were spent. An identity goes
 * from the text into its own buffer without becoming a string.
 *
 * <p>What is not in the form that is expected is an {@link IllegalArgumentException} without a word
 * of it.
 */
final class InvitationReader {
  private final JsonParser json;
  private final Function<String, UnknownMember> unknownMember;

  /**
   * @param unknownMember takes the value that the parser stands at, under this name
   */
  InvitationReader(JsonParser json, Function<String, UnknownMember> unknownMember) {
    this.json = json;
    this.unknownMember = unknownMember;
  }

  /** The parser stands at the value of {@code invitations}. */
  void readOpen(StoredInvitations into) {
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.START_OBJECT);
      StoredInvitations.Open open = new OpenReader().read();
      boolean loaded = into.load(open);
      if (!loaded) {
        open.close();
      }
      require(loaded);
    }
  }

  /** The parser stands at the value of {@code handedOver}. */
  void readSpent(StoredInvitations into) {
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.START_OBJECT);
      String sha256 = "";
      String when = "";
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        switch (name) {
          case KeyJson.SHA_256 -> sha256 = string();
          case KeyJson.WHEN -> when = string();
          default -> json.skipChildren();
        }
      }
      require(!sha256.isEmpty());
      into.load(new StoredInvitations.Spent(sha256, instant(when)));
    }
  }

  /** One element of {@code invitations}. */
  private final class OpenReader {
    private final List<UnknownMember> unknown = new ArrayList<>();
    private @Nullable String id;
    private @Nullable ClientId client;
    private @Nullable ApplicationName application;
    private @Nullable String recipient;
    private @Nullable Instant expires;
    private @Nullable KeptSecret identity;

    StoredInvitations.Open read() {
      boolean whole = false;
      try {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
          json.nextToken();
          take(name);
        }
        StoredInvitations.Open open = open();
        whole = true;
        return open;
      } finally {
        if (!whole) {
          unknown.forEach(UnknownMember::close);
          if (identity != null) {
            identity.close();
          }
        }
      }
    }

    private void take(String name) {
      switch (name) {
        case KeyJson.ID -> id = string();
        case KeyJson.CLIENT -> client = new ClientId(string());
        case KeyJson.APPLICATION -> application = new ApplicationName(string());
        case KeyJson.RECIPIENT -> recipient = string();
        case KeyJson.EXPIRES -> expires = instant(string());
        case KeyJson.IDENTITY -> identity = identity();
        default -> unknown.add(unknownMember.apply(name));
      }
    }

    private StoredInvitations.Open open() {
      if (id == null
          || client == null
          || application == null
          || recipient == null
          || expires == null
          || identity == null) {
        throw new IllegalArgumentException("invitation");
      }
      return new StoredInvitations.Open(
          new Invitation(id, client, application, recipient, expires), identity, unknown);
    }
  }

  private KeptSecret identity() {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    char[] characters = json.getStringCharacters();
    int from = json.getStringOffset();
    int length = json.getStringLength();
    byte[] ascii = new byte[length];
    try {
      for (int i = 0; i < length; i++) {
        ascii[i] = (byte) characters[from + i];
      }
      return new KeptSecret(ascii);
    } finally {
      SecretFile.wipe(ascii);
      Arrays.fill(characters, from, from + length, '\0');
    }
  }

  private String string() {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    return json.getString();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("instant");
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("form");
    }
  }
}
