package dev.crmport.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.Credential;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes a store's JSON. The keys go from their buffers into it without becoming strings. */
final class KeyDocumentWriter {
  private static final int USUAL_ENTRY = 256;

  private final JsonGenerator json;

  private KeyDocumentWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The text, which the caller closes. */
  static PlainText write(KeyDocument document) {
    return write(document.entries(), document.invitations(), document.unknown());
  }

  /** The same with one client in it and nothing else. */
  static PlainText write(KeyDocument.Entry entry) {
    try (StoredInvitations none = new StoredInvitations()) {
      return write(List.of(entry), none, List.of());
    }
  }

  /** The same without the clients. */
  static PlainText writeRest(KeyDocument document) {
    return write(List.of(), document.invitations(), document.unknown());
  }

  /** The characters of a key and nothing else. */
  static PlainText write(ApiKey key) {
    PlainText text = new PlainText(USUAL_ENTRY);
    key.reveal(
        ascii -> {
          text.write(ascii, 0, ascii.length);
          return text;
        });
    return text;
  }

  private static PlainText write(
      Collection<KeyDocument.Entry> entries,
      StoredInvitations invitations,
      List<UnknownMember> unknown) {
    PlainText text = new PlainText(USUAL_ENTRY * (entries.size() + 1));
    boolean whole = false;
    try (JsonGenerator json = KeyJson.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new KeyDocumentWriter(json).writeDocument(entries, invitations, unknown);
      whole = true;
    } finally {
      if (!whole) {
        text.close();
      }
    }
    return text;
  }

  private void writeDocument(
      Collection<KeyDocument.Entry> entries,
      StoredInvitations invitations,
      List<UnknownMember> unknown) {
    json.writeStartObject();
    json.writeStringProperty(KeyJson.FORMAT, KeyDocument.FORMAT);
    json.writeNumberProperty(KeyJson.VERSION, KeyDocument.VERSION);
    json.writeName(KeyJson.CREDENTIALS);
    json.writeStartArray();
    entries.forEach(this::writeEntry);
    json.writeEndArray();
    writeOpen(invitations);
    writeSpent(invitations);
    unknown.forEach(this::writeUnknown);
    json.writeEndObject();
  }

  private void writeEntry(KeyDocument.Entry entry) {
    Credential credential = entry.credential();
    json.writeStartObject();
    json.writeStringProperty(KeyJson.CLIENT, credential.client().value());
    json.writeStringProperty(KeyJson.APPLICATION, credential.application().value());
    json.writeName(KeyJson.KEY);
    credential.key().reveal(ascii -> json.writeUTF8String(ascii, 0, ascii.length));
    json.writeNumberProperty(KeyJson.MODE, credential.mode().digit() - '0');
    json.writeStringProperty(KeyJson.LANE, credential.lane().id());
    json.writeStringProperty(KeyJson.STATE, credential.state().name().toLowerCase(Locale.ROOT));
    credential
        .reference()
        .crmReference()
        .ifPresent(reference -> json.writeStringProperty(KeyJson.KEY_REFERENCE, reference));
    entry.unknown().forEach(this::writeUnknown);
    json.writeEndObject();
  }

  private void writeOpen(StoredInvitations invitations) {
    if (invitations.open().isEmpty()) {
      return;
    }
    json.writeName(KeyJson.INVITATIONS);
    json.writeStartArray();
    for (StoredInvitations.Open open : invitations.open()) {
      Invitation invitation = open.invitation();
      json.writeStartObject();
      json.writeStringProperty(KeyJson.ID, invitation.id());
      json.writeStringProperty(KeyJson.CLIENT, invitation.client().value());
      json.writeStringProperty(KeyJson.APPLICATION, invitation.application().value());
      json.writeStringProperty(KeyJson.RECIPIENT, invitation.recipient());
      json.writeName(KeyJson.IDENTITY);
      open.identity().use(ascii -> json.writeUTF8String(ascii, 0, ascii.length));
      json.writeStringProperty(KeyJson.EXPIRES, invitation.expires().toString());
      open.unknown().forEach(this::writeUnknown);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSpent(StoredInvitations invitations) {
    if (invitations.spent().isEmpty()) {
      return;
    }
    json.writeName(KeyJson.HANDED_OVER);
    json.writeStartArray();
    for (StoredInvitations.Spent spent : invitations.spent()) {
      json.writeStartObject();
      json.writeStringProperty(KeyJson.SHA_256, spent.sha256());
      json.writeStringProperty(KeyJson.WHEN, spent.when().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeUnknown(UnknownMember member) {
    json.writeName(member.name());
    CharBuffer value = UTF_8.decode(ByteBuffer.wrap(member.json()));
    try {
      json.writeRawValue(value.array(), value.arrayOffset(), value.length());
    } finally {
      Arrays.fill(value.array(), '\0');
    }
  }
}
