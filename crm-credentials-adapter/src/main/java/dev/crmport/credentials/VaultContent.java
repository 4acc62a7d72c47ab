package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.key.ClientId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * What Vault answered about a secret: one version of it, whose members are kept as they stand in
 * the answer until one of them is asked for. A member whose value is text, and whose name could be
 * a client's, is that client's; others are somebody's notes, and left as they are.
 *
 * <p>Source: the KV version 2 API, reading and creating a secret's version.
 */
final class VaultContent implements AutoCloseable {
  private final PlainText body;
  private final List<Member> members = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private boolean hasErrors;
  private long version;
  private @Nullable String created;

  /** A member of the secret's data, and where its value stands in the answer. */
  private record Member(String name, int from, int to, boolean isText) {}

  private VaultContent(PlainText body) {
    this.body = body;
  }

  /**
   * Reads an answer, of success or of refusal.
   *
   * @param body from now on owned by this
   * @throws JacksonException where it is not in that form; its message quotes what it holds
   */
  static VaultContent in(PlainText body) {
    VaultContent content = new VaultContent(body);
    boolean whole = false;
    try (JsonParser json =
        KeyJson.FACTORY.createParser(ObjectReadContext.empty(), body.array(), 0, body.length())) {
      json.nextToken();
      JsonMembers.each(
          json,
          name -> {
            switch (name) {
              case "data" -> JsonMembers.each(json, inner -> content.takeData(json, inner));
              case "errors" -> content.takeErrors(json);
              default -> json.skipChildren();
            }
          });
      whole = true;
      return content;
    } finally {
      if (!whole) {
        content.close();
      }
    }
  }

  private void takeData(JsonParser json, String name) {
    switch (name) {
      case "data" -> JsonMembers.each(json, member -> takeMember(json, member));
      case "metadata" -> JsonMembers.each(json, member -> takeMetadata(json, member));
      default -> takeMetadata(json, name);
    }
  }

  /** Beside the data where it was read, in their place where it was written. */
  private void takeMetadata(JsonParser json, String name) {
    switch (name) {
      case "version" ->
          version = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
      case "created_time" ->
          created = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
      default -> json.skipChildren();
    }
  }

  private void takeMember(JsonParser json, String name) {
    boolean isText = json.currentToken() == JsonToken.VALUE_STRING;
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    members.add(new Member(name, from, (int) json.currentLocation().getByteOffset(), isText));
  }

  private void takeErrors(JsonParser json) {
    hasErrors = true;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
      if (each == JsonToken.VALUE_STRING) {
        errors.add(json.getString());
      } else {
        json.skipChildren();
      }
    }
  }

  /** Whether this tells of a version, or of a reason why there is none; all of Vault's do. */
  boolean isVaults() {
    return version > 0 || hasErrors;
  }

  /** 0 where there never was one; counts on where the newest was deleted. */
  long version() {
    return version;
  }

  /** What tells this content from all others, of a secret that was made anew as well. */
  String edition() {
    return version + " of " + created + (members.isEmpty() ? ", empty or deleted" : "");
  }

  /** Whether Vault says so; its words are not for messages, as they quote addresses. */
  boolean complainsOf(String words) {
    return errors.stream().anyMatch(error -> error.contains(words));
  }

  /** Whether Vault gives a reason at all. */
  boolean complains() {
    return !errors.isEmpty();
  }

  /** The clients that have a member. */
  List<ClientId> clients() {
    return members.stream().map(VaultContent::clientOf).flatMap(Optional::stream).toList();
  }

  private static Optional<ClientId> clientOf(Member member) {
    try {
      return member.isText() ? Optional.of(new ClientId(member.name())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of a client's member, which the caller closes. */
  PlainText text(ClientId client) {
    Member member =
        members.stream()
            .filter(each -> each.name().equals(client.value()))
            .findFirst()
            .orElseThrow();
    try (JsonParser json =
        KeyJson.FACTORY.createParser(
            ObjectReadContext.empty(), body.array(), member.from(), member.to() - member.from())) {
      json.nextToken();
      char[] characters = json.getStringCharacters();
      int from = json.getStringOffset();
      int length = json.getStringLength();
      ByteBuffer coded = UTF_8.encode(CharBuffer.wrap(characters, from, length));
      PlainText text = new PlainText(coded.remaining());
      text.write(coded.array(), coded.arrayOffset(), coded.remaining());
      Arrays.fill(coded.array(), (byte) 0);
      Arrays.fill(characters, from, from + length, '\0');
      return text;
    }
  }

  /**
   * What to send for a next version, which the caller closes: this one with another text for one
   * client, valid only if nobody was faster.
   *
   * @param next nothing where the client is to be removed
   */
  PlainText with(ClientId client, @Nullable PlainText next) {
    PlainText request = new PlainText(body.length() + (next == null ? 0 : 2 * next.length()));
    boolean whole = false;
    try (JsonGenerator json =
        KeyJson.FACTORY.createGenerator(ObjectWriteContext.empty(), request)) {
      json.writeStartObject();
      json.writeName("options");
      json.writeStartObject();
      json.writeNumberProperty("cas", version);
      json.writeEndObject();
      json.writeName("data");
      json.writeStartObject();
      for (Member member : members) {
        if (!member.name().equals(client.value())) {
          copy(member, json);
        }
      }
      if (next != null) {
        json.writeName(client.value());
        json.writeUTF8String(next.array(), 0, next.length());
      }
      json.writeEndObject();
      json.writeEndObject();
      whole = true;
    } finally {
      if (!whole) {
        request.close();
      }
    }
    return request;
  }

  private void copy(Member member, JsonGenerator json) {
    json.writeName(member.name());
    CharBuffer value =
        UTF_8.decode(ByteBuffer.wrap(body.array(), member.from(), member.to() - member.from()));
    try {
      json.writeRawValue(value.array(), value.arrayOffset(), value.length());
    } finally {
      Arrays.fill(value.array(), '\0');
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
