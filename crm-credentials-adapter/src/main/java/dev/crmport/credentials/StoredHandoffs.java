package dev.crmport.credentials;

import static dev.crmport.core.key.StoreUnusable.Reason.DAMAGED;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.handoff.HandoffRefused.Reason;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.credentials.NotOpened.Why;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Invitations in a store's own document: an age recipient for each, with its identity. */
final class StoredHandoffs implements HandoffBox {
  private static final int LARGEST = 64 << 10;
  private static final int ID = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DocumentFile keys;

  StoredHandoffs(DocumentFile keys) {
    this.keys = keys;
  }

  @Override
  public Invitation invite(ClientId client, ApplicationName application, Instant expires) {
    try (FreshIdentity fresh = FreshIdentity.generate()) {
      byte[] id = new byte[ID];
      RANDOM.nextBytes(id);
      Invitation invitation =
          new Invitation(
              HexFormat.of().formatHex(id), client, application, fresh.recipient(), expires);
      return keys.change(
          document -> {
            document.invitations().add(invitation, fresh.secret());
            return invitation;
          });
    } catch (GeneralSecurityException e) {
      throw AgeIdentity.withoutX25519();
    }
  }

  @Override
  public List<Invitation> invitations() {
    return keys.look(
        document ->
            document.invitations().open().stream()
                .map(StoredInvitations.Open::invitation)
                .toList());
  }

  @Override
  public HandedOver open(byte[] sealed, Instant now) {
    if (sealed.length > LARGEST) {
      throw new HandoffRefused(Reason.TOO_LARGE);
    }
    if (!AgeFile.isAnyForm(sealed)) {
      throw new HandoffRefused(Reason.NOT_SEALED);
    }
    String digest = AgeFile.digestOf(sealed);
    return keys.look(
        document -> {
          if (document.invitations().wasOpened(digest)) {
            throw new HandoffRefused(Reason.REPLAYED);
          }
          for (StoredInvitations.Open each : document.invitations().open()) {
            try (PlainText text = AgeFile.decryptAnyForm(sealed, List.of(reader(each)))) {
              if (each.invitation().isExpired(now)) {
                throw new HandoffRefused(Reason.EXPIRED, each.invitation());
              }
              return HandoffText.read(text, each.invitation());
            } catch (NotOpened e) {
              if (e.why() != Why.NO_MATCH) {
                throw new HandoffRefused(Reason.TAMPERED);
              }
            }
          }
          throw new HandoffRefused(Reason.SEALED_TO_OTHERS);
        });
  }

  private static RecipientStanzaReader reader(StoredInvitations.Open open) {
    return open.identity()
        .use(
            ascii -> {
              try {
                return FreshIdentity.readerOf(ascii);
              } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new StoreUnusable(
                    DAMAGED,
                    "what was handed over was not opened: the identity of invitation "
                        + open.invitation().id()
                        + " in the key store is not whole; withdraw that invitation and send the"
                        + " client a new one",
                    null);
              }
            });
  }

  @Override
  public boolean spend(Invitation invitation, byte[] sealed, Instant now) {
    StoredInvitations.Spent opened = new StoredInvitations.Spent(AgeFile.digestOf(sealed), now);
    return keys.change(document -> document.invitations().spend(invitation.id(), opened));
  }

  @Override
  public boolean withdraw(String id) {
    return keys.change(document -> document.invitations().withdraw(id));
  }

  /** Names the store. */
  @Override
  public String toString() {
    return "the invitations in " + keys;
  }
}
