package dev.crmport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmport.core.handoff.HandedOver;
import dev.crmport.core.handoff.HandoffBox;
import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.handoff.HandoffRefused.Reason;
import dev.crmport.core.handoff.Invitation;
import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.DatabaseMode;
import dev.crmport.testkit.TestKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link HandoffBox} promises. */
public interface HandoffBoxContract {
  /** When the tests take place. */
  Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** A box that is new and empty. Called once in each test. */
  HandoffBox emptyBox();

  /** A second box on the data of the one that {@link #emptyBox} made, as if after a restart. */
  HandoffBox reopenedBox();

  /** Seals a text to a recipient, as a client does with an ordinary tool. */
  byte[] seal(String recipient, byte[] text);

  /** The text that names whose key it is; what the library's own command seals. */
  byte[] named(String invitation, ClientId client, ApplicationName application, String key);

  /** An invitation of acme's that is good for a day. */
  private static Invitation invited(HandoffBox box) {
    return box.invite(
        new ClientId("acme"), new ApplicationName("acmeCrmProduct"), NOW.plus(Duration.ofDays(1)));
  }

  private static byte[] bare(String key) {
    return key.getBytes(UTF_8);
  }

  private static void assertRefused(HandoffBox box, byte[] sealed, Instant now, Reason reason) {
    assertThatExceptionOfType(HandoffRefused.class)
        .isThrownBy(() -> box.open(sealed, now))
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.getMessage()).doesNotContainIgnoringCase(TestKeys.PREFIX);
            });
  }

  @Test
  default void anInvitationIsKept() {
    Invitation invitation = invited(emptyBox());
    assertThat(reopenedBox().invitations()).containsExactly(invitation);
  }

  @Test
  default void invitationsAreListedInTheOrderOfTheirEnds() {
    HandoffBox box = emptyBox();
    ApplicationName application = new ApplicationName("acmeCrmProduct");
    Invitation late = box.invite(new ClientId("acme"), application, NOW.plusSeconds(30));
    Invitation early = box.invite(new ClientId("zephyr"), application, NOW.plusSeconds(10));
    assertThat(box.invitations()).containsExactly(early, late);
  }

  @Test
  default void eachInvitationHasARecipientOfItsOwn() {
    HandoffBox box = emptyBox();
    Invitation one = invited(box);
    Invitation other = invited(box);
    assertThat(one.id()).isNotEqualTo(other.id());
    assertThat(one.recipient()).isNotEqualTo(other.recipient());
    assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
  }

  @Test
  default void aNamedKeyIsOpened() {
    Invitation invitation = invited(emptyBox());
    byte[] text =
        named(
            invitation.id(),
            invitation.client(),
            invitation.application(),
            TestKeys.numbered(7) + "|1");
    try (HandedOver opened = reopenedBox().open(seal(invitation.recipient(), text), NOW);
        ApiKey key = TestKeys.key(7)) {
      assertThat(opened.invitation()).isEqualTo(invitation);
      assertThat(opened.isNamed()).isTrue();
      assertThat(opened.key().key().sameAs(key)).as("the key is the same").isTrue();
      assertThat(opened.key().mode()).contains(DatabaseMode.MY_CAMPAIGN);
      assertThat(opened.toString()).doesNotContainIgnoringCase(TestKeys.PREFIX);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"|1", "|0", "", "\n", "|1\r\n"})
  default void aBareKeyIsOpened(String behind) {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7) + behind));
    try (HandedOver opened = box.open(sealed, NOW);
        ApiKey key = TestKeys.key(7)) {
      assertThat(opened.invitation()).isEqualTo(invitation);
      assertThat(opened.isNamed()).isFalse();
      assertThat(opened.key().key().sameAs(key)).as("the key is the same").isTrue();
    }
  }

  @Test
  default void openingSpendsNothing() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    box.open(sealed, NOW).close();
    box.open(sealed, NOW).close();
    assertThat(box.invitations()).containsExactly(invitation);
  }

  @Test
  default void theOneOfSeveralInvitationsThatOpensNamesTheClient() {
    HandoffBox box = emptyBox();
    invited(box);
    Invitation meant =
        box.invite(
            new ClientId("birch"), new ApplicationName("other"), NOW.plus(Duration.ofDays(2)));
    invited(box);
    byte[] sealed = seal(meant.recipient(), bare(TestKeys.numbered(7)));
    try (HandedOver opened = box.open(sealed, NOW)) {
      assertThat(opened.invitation()).isEqualTo(meant);
    }
  }

  @Test
  default void whatWasSpentIsNamedAsReplayed() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    box.open(sealed, NOW).close();
    assertThat(box.spend(invitation, sealed, NOW)).isTrue();
    assertThat(box.invitations()).isEmpty();
    assertRefused(reopenedBox(), sealed, NOW, Reason.REPLAYED);
  }

  @Test
  default void aSpentInvitationOpensNothingElse() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] first = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    byte[] second = seal(invitation.recipient(), bare(TestKeys.numbered(8)));
    box.spend(invitation, first, NOW);
    assertRefused(reopenedBox(), second, NOW, Reason.SEALED_TO_OTHERS);
  }

  @Test
  default void anInvitationIsSpentOnce() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    assertThat(box.spend(invitation, sealed, NOW)).isTrue();
    assertThat(box.spend(invitation, sealed, NOW)).isFalse();
  }

  @Test
  default void ofEightThreadsThatSpendOneInvitationOneDoes() throws Exception {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    long spent = CredentialTrials.atOnce(8, thread -> box.spend(invitation, sealed, NOW));
    assertThat(spent).as("threads that were told that they spent it").isEqualTo(1);
  }

  @Test
  default void anExpiredInvitationIsNamedAsSuch() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    box.open(sealed, invitation.expires().minusNanos(1)).close();
    assertRefused(box, sealed, invitation.expires(), Reason.EXPIRED);
  }

  @Test
  default void whatIsSealedToAWithdrawnInvitationIsSealedToOthers() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] sealed = seal(invitation.recipient(), bare(TestKeys.numbered(7)));
    assertThat(box.withdraw(invitation.id())).isTrue();
    assertThat(box.withdraw(invitation.id())).as("a second time").isFalse();
    assertThat(box.invitations()).isEmpty();
    assertRefused(reopenedBox(), sealed, NOW, Reason.SEALED_TO_OTHERS);
  }

  @Test
  default void whatWasCutShortIsNamedAsTamperedWith() {
    HandoffBox box = emptyBox();
    byte[] sealed = seal(invited(box).recipient(), bare(TestKeys.numbered(7)));
    assertRefused(box, Arrays.copyOf(sealed, sealed.length - 1), NOW, Reason.TAMPERED);
  }

  @Test
  default void whatWasChangedIsNamedAsTamperedWith() {
    HandoffBox box = emptyBox();
    byte[] sealed = seal(invited(box).recipient(), bare(TestKeys.numbered(7)));
    sealed[sealed.length - 20] ^= 1;
    assertRefused(box, sealed, NOW, Reason.TAMPERED);
  }

  @Test
  default void aKeyThatWasNotSealedIsNamedAsSuch() {
    HandoffBox box = emptyBox();
    invited(box);
    assertRefused(box, bare(TestKeys.numbered(7) + "|1"), NOW, Reason.NOT_SEALED);
    assertRefused(box, new byte[0], NOW, Reason.NOT_SEALED);
  }

  @Test
  default void twoKeysAreNamedAsSuch() {
    HandoffBox box = emptyBox();
    String two = TestKeys.numbered(7) + "|1\n" + TestKeys.numbered(8) + "|1\n";
    assertRefused(box, seal(invited(box).recipient(), bare(two)), NOW, Reason.TWO_KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "my password", "{}", "{\"format\":\"crmport-handoff\",\"version\":1}", "{\"a"})
  default void whatIsNoKeyIsNamedAsSuch(String text) {
    HandoffBox box = emptyBox();
    assertRefused(box, seal(invited(box).recipient(), bare(text)), NOW, Reason.NOT_A_KEY);
  }

  @Test
  default void aKeyOfAnotherClientIsNamedAsSuch() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] text =
        named(
            invitation.id(),
            new ClientId("birch"),
            invitation.application(),
            TestKeys.numbered(7) + "|1");
    assertRefused(box, seal(invitation.recipient(), text), NOW, Reason.OTHER_CLIENT);
  }

  @Test
  default void aKeyForAnotherApplicationIsNamedAsSuch() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    byte[] text =
        named(
            invitation.id(),
            invitation.client(),
            new ApplicationName("another"),
            TestKeys.numbered(7) + "|1");
    assertRefused(box, seal(invitation.recipient(), text), NOW, Reason.OTHER_APPLICATION);
  }

  @Test
  default void whatIsFarLargerThanAKeyIsNotOpened() {
    HandoffBox box = emptyBox();
    byte[] much = seal(invited(box).recipient(), new byte[100_000]);
    assertRefused(box, much, NOW, Reason.TOO_LARGE);
  }

  @Test
  default void nothingThatItPrintsHoldsASecret() {
    HandoffBox box = emptyBox();
    Invitation invitation = invited(box);
    for (Object printed : new Object[] {box, invitation, box.invitations()}) {
      assertThat(printed.toString()).doesNotContainIgnoringCase("AGE-SECRET-KEY");
    }
  }
}
