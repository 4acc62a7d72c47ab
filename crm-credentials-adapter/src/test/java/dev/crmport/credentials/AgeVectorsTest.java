package dev.crmport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.handoff.HandoffRefused;
import dev.crmport.core.key.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public vectors of age. What a store takes is opened and is what it should be; all else, the
 * good ones of other kinds too, is refused in our own words.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class AgeVectorsTest {
  private static final String OPENED = "opened";

  /** The one of most vectors, which is public. */
  private static final String ANY_IDENTITY =
      "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";

  @TempDir private Path directory;
  private List<AgeVector> vectors;

  @BeforeEach
  void readVectors() throws IOException {
    vectors = AgeVector.all();
    assertThat(vectors).hasSize(143);
  }

  @Test
  void theStoreOpensTheBinaryOnesAndRefusesTheOthersByName() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (AgeVector vector : vectors) {
      String outcome = outcomeInStore(vector);
      counts.merge(outcome, 1, Integer::sum);
      boolean ours = !vector.isArmored() && !vector.isPostQuantum();
      assertThat(outcome.equals(OPENED))
          .as("%s (%s) came to: %s", vector, vector.expect(), outcome)
          .isEqualTo(vector.isToBeOpened() && ours);
    }
    assertCounts(
        "a store", counts, Map.of(OPENED, 15, "DAMAGED", 59, "FOREIGN", 55, "WRONG_IDENTITY", 14));
  }

  @Test
  void inEitherFormTheyAreOpenedOrRefusedAsTheySay() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (AgeVector vector : vectors) {
      String outcome = vector.isPostQuantum() ? "not taken" : outcomeInEitherForm(vector);
      counts.merge(outcome, 1, Integer::sum);
      assertThat(outcome.equals(OPENED))
          .as("%s (%s) came to: %s", vector, vector.expect(), outcome)
          .isEqualTo(vector.isToBeOpened() && !vector.isPostQuantum());
    }
    assertCounts(
        "either form",
        counts,
        Map.of(
            OPENED,
            21,
            "DAMAGED",
            81,
            "NO_MATCH",
            15,
            "NOT_AGE",
            5,
            "TOO_MUCH_WORK",
            2,
            "not taken",
            19));
  }

  private String outcomeInEitherForm(AgeVector vector) throws IOException {
    try (PlainText text = AgeFile.decryptAnyForm(vector.sealed(), unlockOf(vector).readers())) {
      assertThat(vector.isPayload(text)).as("%s is what it should be", vector).isTrue();
      return OPENED;
    } catch (NotOpened refused) {
      return refused.why().name();
    }
  }

  @Test
  void aHandoffOpensWhatIsSealedToItsInvitationAndRefusesTheOthersByName() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (AgeVector vector : vectors) {
      String outcome = outcomeInHandoff(vector);
      counts.merge(outcome, 1, Integer::sum);
      // It was opened: what the vectors hold are no keys.
      boolean opened = outcome.equals(HandoffRefused.Reason.NOT_A_KEY.name());
      boolean ours =
          vector.identities().size() == 1
              && vector.passphrases().isEmpty()
              && !vector.isPostQuantum();
      // Larger than a key may be, some of them good.
      boolean small = !outcome.equals(HandoffRefused.Reason.TOO_LARGE.name());
      assertThat(opened)
          .as("%s (%s) came to: %s", vector, vector.expect(), outcome)
          .isEqualTo(vector.isToBeOpened() && ours && small);
    }
    assertCounts(
        "a hand-off",
        counts,
        Map.of(
            "NOT_A_KEY",
            12,
            "NOT_SEALED",
            6,
            "SEALED_TO_OTHERS",
            52,
            "TAMPERED",
            53,
            "TOO_LARGE",
            20));
  }

  /** A store with an invitation whose identity is the vector's. */
  private String outcomeInHandoff(AgeVector vector) throws IOException {
    StoreOnDisk disk = new StoreOnDisk(directory.resolve(vector.name()));
    String identity =
        vector.isPostQuantum() || vector.identities().isEmpty()
            ? ANY_IDENTITY
            : vector.identities().getFirst();
    try (AgeFileStore store = disk.openOrCreate()) {
      disk.encrypt(
          "{\"format\":\"crmport-keys\",\"version\":1,\"credentials\":[],\"invitations\":[{"
              + "\"id\":\"vector\",\"client\":\"acme\",\"application\":\"acmeCrm\","
              + "\"recipient\":\"age1\",\"identity\":\""
              + identity
              + "\",\"expires\":\"2026-03-02T12:00:00Z\"}]}");
      store.handoffs().open(vector.sealed(), Instant.EPOCH).close();
      return OPENED;
    } catch (HandoffRefused refused) {
      assertThat(refused).hasNoCause();
      return refused.reason().name();
    }
  }

  private static void assertCounts(
      String where, Map<String, Integer> counts, Map<String, Integer> expected) {
    System.out.println("age vectors in " + where + ": " + counts);
    assertThat(counts).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private String outcomeInStore(AgeVector vector) throws IOException {
    WholeFile file = DocumentFile.at(directory.resolve("keys.age"), WholeFile.Move.ATOMIC);
    try (PlainText text = new SealedText(file, unlockOf(vector)).open(vector.sealed())) {
      assertThat(vector.isPayload(text)).as("%s is what it should be", vector).isTrue();
      return OPENED;
    } catch (StoreUnusable refused) {
      assertThat(refused).hasNoCause();
      return refused.reason().name();
    }
  }

  /** What the vector names; an identity of our own where it names none. */
  private Unlock unlockOf(AgeVector vector) throws IOException {
    Path file = directory.resolve("secret");
    if (!vector.passphrases().isEmpty()) {
      Files.writeString(file, vector.passphrases().getFirst());
      ownerOnly(file);
      return new PassphraseUnlock(Passphrase.inFile(file));
    }
    Files.deleteIfExists(file);
    if (vector.identities().isEmpty()) {
      return AgeIdentity.create(file);
    }
    Files.write(file, vector.identities());
    ownerOnly(file);
    return new AgeIdentity(file);
  }

  private static void ownerOnly(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
