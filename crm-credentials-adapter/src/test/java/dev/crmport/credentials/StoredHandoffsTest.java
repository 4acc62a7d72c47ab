package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.handoff.HandoffRefused.Reason;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.CredentialSource;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.core.key.PastedKey;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.testkit.TestKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handing over by age, beyond the contract. */
final class StoredHandoffsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String KEY = TestKeys.numbered(0xbeef);

  @TempDir private Path directory;
  private StoreOnDisk disk;
  private AgeFileStore store;
  private HandoffBox box;
  private Invitation invitation;

  @BeforeEach
  void invite() {
    disk = new StoreOnDisk(directory);
    store = disk.openOrCreate();
    box = store.handoffs();
    invitation =
        box.invite(new ClientId("acme"), new ApplicationName("acmeCrm"), NOW.plusSeconds(86_400));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatTheClientsCommandSealsIsOpened() {
    try (PastedKey key = PastedKey.read(KEY + "|0")) {
      byte[] sealed = HandoffSeal.seal(invitation, key);
      assertThat(new String(sealed, US_ASCII)).startsWith("-----BEGIN AGE ENCRYPTED FILE-----\n");
      try (HandedOver opened = box.open(sealed, NOW)) {
        assertThat(opened.isNamed()).isTrue();
        assertThat(opened.key().key().sameAs(key.key())).isTrue();
        assertThat(opened.key().mode()).contains(DatabaseMode.MY_VOTERS);
      }
      try (HandedOver opened = box.open(HandoffSeal.seal(invitation.recipient(), key), NOW)) {
        assertThat(opened.isNamed()).isFalse();
        assertThat(opened.key().mode()).contains(DatabaseMode.MY_VOTERS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "age1",
        "AGE-SECRET-KEY-1FICTIONAL",
        "7e577e57-0000-4000-8000-00000000beef",
        "ssh-ed25519 AAAA",
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
      })
  void nothingIsSealedToWhatIsNoRecipient(String recipient) {
    try (PastedKey key = PastedKey.read(KEY)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HandoffSeal.seal(recipient, key))
          .withMessageContaining("no age recipient")
          .withMessageNotContainingAny("FICTIONAL", "7e577e57")
          .withNoCause();
    }
  }

  @Test
  void itIsReplayedInWhateverFormItWasCopied() {
    try (PastedKey key = PastedKey.read(KEY)) {
      byte[] sealed = HandoffSeal.seal(invitation, key);
      box.spend(invitation, sealed, NOW);
      String mailed = "  " + new String(sealed, US_ASCII).replace("\n", "\r\n") + "\r\n";
      assertRefused(sealed, Reason.REPLAYED);
      assertRefused(mailed.getBytes(US_ASCII), Reason.REPLAYED);
    }
  }

  @Test
  void whatAPersonPastedAroundTheTextFormIsTamperedWith() {
    try (PastedKey key = PastedKey.read(KEY)) {
      String sealed = new String(HandoffSeal.seal(invitation, key), US_ASCII);
      assertRefused(("Hello!\n" + sealed).getBytes(US_ASCII), Reason.TAMPERED);
      assertRefused(sealed.replace("\n", "\n> ").getBytes(US_ASCII), Reason.TAMPERED);
    }
  }

  @Test
  void textAsSomeWindowsProgramsWriteItIsRead() {
    byte[] sealed =
        Sealing.seal(invitation.recipient(), ("\ufeff" + KEY + "|1\r\n").getBytes(UTF_16LE));
    try (HandedOver opened = box.open(sealed, NOW)) {
      assertThat(opened.key().mode()).contains(DatabaseMode.MY_CAMPAIGN);
    }
  }

  @Test
  void bytesThatAreNoTextAreNoKey() {
    assertRefused(
        Sealing.seal(invitation.recipient(), new byte[] {(byte) 0xc3, 0x28}), Reason.NOT_A_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\":1>\"version\":2",
        "\"version\":1>\"version\":\"1\"",
        "crmport-handoff>crmport-keys",
        "\"key\":\">\"key\":[\"",
        "7e577e57->7e577e5-",
        "}>} {}",
        "}>,\"key\":\"7e577e57-0000-4000-8000-000000000001\"}",
        "}>"
      })
  void aNamedKeyInAnotherFormIsNoKey(String change) {
    String[] fromTo = change.split(">", -1);
    String text = named(invitation.id()).replace(fromTo[0], fromTo[1]);
    assertRefused(Sealing.seal(invitation.recipient(), text), Reason.NOT_A_KEY);
  }

  @Test
  void twoKeysInOneNamedTextAreNamedAsSuch() {
    String text = named(invitation.id()).replace(KEY, KEY + " " + TestKeys.numbered(1));
    assertRefused(Sealing.seal(invitation.recipient(), text), Reason.TWO_KEYS);
  }

  @Test
  void aTextThatWasSealedForAnotherInvitationIsTamperedWith() {
    assertRefused(Sealing.seal(invitation.recipient(), named("another")), Reason.TAMPERED);
  }

  @Test
  void aPassphraseIsSomebodyElse() {
    try (Passphrase passphrase = Passphrase.of("correct horse".toCharArray());
        PlainText text = new PlainText(64)) {
      byte[] key = KEY.getBytes(US_ASCII);
      text.write(key, 0, key.length);
      WholeFile file = DocumentFile.at(disk.store(), WholeFile.Move.ATOMIC);
      byte[] sealed = new SealedText(file, new PassphraseUnlock(passphrase, 4)).seal(text);
      assertRefused(sealed, Reason.SEALED_TO_OTHERS);
    }
  }

  @Test
  void theTextInTheStoreIsTheOneThatIsDocumented() throws Exception {
    assertThat(disk.plain())
        .matches(
            "\\{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":\\[\\],\"invitations\":\\[\\{"
                + "\"id\":\"[0-9a-f]{16}\",\"client\":\"acme\",\"application\":\"acmeCrm\","
                + "\"recipient\":\"age1[a-z0-9]{58}\",\"identity\":\"AGE-SECRET-KEY-1[A-Z0-9]{58}\","
                + "\"expires\":\"2026-03-02T12:00:00Z\"\\}\\]\\}");
    byte[] sealed = Sealing.seal(invitation.recipient(), KEY);
    box.spend(invitation, sealed, NOW);
    assertThat(disk.plain())
        .matches(
            "\\{.*\"credentials\":\\[\\],\"handedOver\":\\[\\{\"sha256\":\"[0-9a-f]{64}\","
                + "\"when\":\"2026-03-01T12:00:00Z\"\\}\\]\\}")
        .doesNotContain("AGE-SECRET-KEY");
  }

  @Test
  void keysAndInvitationsAreKeptBesideEachOther() throws Exception {
    disk.encrypt(
        disk.plain()
            .replace("\"expires\"", "\"hint\":[1.10],\"expires\"")
            .replace("}]}", "}],\"owner\":1}"));
    try (Credential birch = aCredentialOf("birch", 2)) {
      store.add(birch);
      store.rotateIdentity();
      assertThat(box.invitations()).containsExactly(invitation);
      box.invite(new ClientId("cedar"), new ApplicationName("cedarCrm"), NOW);
      assertThat(store.list()).containsExactly(birch.summary());
    }
    assertThat(disk.plain()).contains("\"hint\":[1.10]", "\"owner\":1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"invitations\":[>\"invitations\":[7,",
        "\"id\":\">\"id\":\"-",
        "acmeCrm>a:b",
        "2026-03-02T12:00:00Z>tomorrow",
        "\"recipient\">\"recipients\"",
        "\"AGE-SECRET>7,\"x\":\"AGE-SECRET",
        "}]}>}],\"handedOver\":[{}]}",
        "}]}>}],\"handedOver\":{}}"
      })
  void anInvitationInAnotherFormIsDamageOfTheStore(String change) throws Exception {
    String[] fromTo = change.split(">", -1);
    disk.encrypt(disk.plain().replace(fromTo[0], fromTo[1]));
    byte[] before = disk.sealed();
    StoreUnusable refused = assertThrows(StoreUnusable.class, box::invitations);
    assertThat(refused.reason()).isEqualTo(StoreUnusable.Reason.DAMAGED);
    assertThat(refused).hasNoCause().hasMessageNotContaining("AGE-SECRET");
    assertThat(disk.sealed()).isEqualTo(before);
  }

  @Test
  void anIdentityThatIsNotWholeIsNamedByItsInvitation() throws Exception {
    disk.encrypt(disk.plain().replaceAll("AGE-SECRET-KEY-1[A-Z0-9]*", "AGE-SECRET-KEY-1FICTIONAL"));
    StoreUnusable refused =
        assertThrows(
            StoreUnusable.class, () -> box.open(Sealing.seal(invitation.recipient(), KEY), NOW));
    assertThat(refused)
        .hasMessageContaining(invitation.id())
        .hasMessageNotContaining("FICTIONAL")
        .hasNoCause();
  }

  @Test
  void noRefusalHoldsAPartOfWhatWasSealed() {
    String text = named(invitation.id());
    for (int length = 0; length < text.length(); length++) {
      byte[] sealed = Sealing.seal(invitation.recipient(), text.substring(0, length));
      HandoffRefused refused = assertThrows(HandoffRefused.class, () -> box.open(sealed, NOW));
      assertThat(refused).hasNoCause().hasMessageNotContaining("7e577e");
    }
  }

  @Test
  void storesThatWereOpenedByAddressHaveThem() {
    Map<String, String> none = Map.of();
    CredentialSource opened = CredentialBackends.open("age:" + disk.store(), disk.identity(), none);
    assertThat(CredentialBackends.handoffsOf(opened).orElseThrow().invitations())
        .containsExactly(invitation);
    try (Credential mounted = aCredentialOf("acme", 1)) {
      CredentialSource readOnly = KeyFile.in(directory).holding(mounted);
      assertThat(CredentialBackends.handoffsOf(readOnly)).isEmpty();
    }
  }

  private String named(String id) {
    return new String(
        Sealing.named(id, invitation.client(), invitation.application(), KEY + "|1"), UTF_8);
  }

  private void assertRefused(byte[] sealed, Reason reason) {
    HandoffRefused refused = assertThrows(HandoffRefused.class, () -> box.open(sealed, NOW));
    assertThat(refused.reason())
        .as(new String(sealed, ISO_8859_1).substring(0, 20))
        .isEqualTo(reason);
  }
}
