package dev.crmport.credentials;

import static dev.crmport.testkit.Fixtures.aCredentialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crmport.core.key.ClientId;
import dev.crmport.core.key.Credential;
import dev.crmport.core.key.KeyState;
import dev.crmport.core.key.StoreUnusable;
import dev.crmport.core.key.StoreUnusable.Reason;
import dev.crmport.testkit.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text in the store, and other texts in its place. */
final class StoreFormatTest {
  private static final String KEY = TestKeys.numbered(0xbeef);
  private static final String ACME =
      "{\"client\":\"acme\",\"application\":\"acmeCrm\",\"key\":\""
          + KEY
          + "\",\"mode\":1,"
          + "\"lane\":\"lane-1\",\"state\":\"active\"}";
  private static final String START = "{\"format\":\"crmport-keys\",\"version\":1,";

  @TempDir private Path directory;
  private StoreOnDisk disk;

  @BeforeEach
  void makeStore() {
    disk = new StoreOnDisk(directory);
    disk.openOrCreate().close();
  }

  @Test
  void theTextIsTheOneThatIsDocumented() throws Exception {
    try (AgeFileStore store = disk.open();
        Credential acme = aCredentialOf("acme", 0xbeef);
        Credential named = acme.withCrmReference("r001");
        Credential suspended = named.withState(KeyState.SUSPENDED)) {
      store.add(suspended);
      assertThat(disk.plain())
          .isEqualTo(
              START
                  + "\"credentials\":[{\"client\":\"acme\",\"application\":\""
                  + acme.application()
                  + "\",\"key\":\""
                  + KEY
                  + "\",\"mode\":"
                  + acme.mode().digit()
                  + ",\"lane\":\""
                  + acme.lane()
                  + "\",\"state\":\"suspended\",\"keyReference\":\"r001\"}]}");
    }
  }

  @Test
  void anyOrderOfMembersAndAnySpaceIsRead() throws Exception {
    disk.encrypt(
        " \n{ \"credentials\" : [ "
            + ACME.replace(",", " ,\n\t")
            + " ], \"version\" : 1, \"format\" : \"crmport-keys\" } \n");
    try (AgeFileStore store = disk.open();
        Credential found = store.find(new ClientId("acme")).orElseThrow()) {
      assertThat(found.key().lastFour()).isEqualTo("beef");
      assertThat(found.lane().id()).isEqualTo("lane-1");
    }
  }

  @Test
  void membersThatAreNotKnownAreKeptAsTheyStand() throws Exception {
    String extra = ",\"hint\":{\"n\":[1.10, 1e400,\"\\u00e9 é\"],\"o\":null}";
    disk.encrypt(
        START
            + "\"before\": true, \"credentials\":["
            + ACME.replace("}", extra + "}")
            + "],\"owner\":\"vendor\", \"count\":  7 }");
    try (AgeFileStore store = disk.open();
        Credential found = store.find(new ClientId("acme")).orElseThrow();
        Credential next = found.withState(KeyState.SUSPENDED);
        Credential birch = aCredentialOf("birch", 2)) {
      store.replace(found, next);
      store.add(birch);
    }
    assertThat(disk.plain())
        .contains(extra)
        .contains("\"state\":\"suspended\"")
        .endsWith("],\"before\":true,\"owner\":\"vendor\",\"count\":7}");
  }

  @Test
  void aThousandClientsAreKept() throws Exception {
    StringBuilder many = new StringBuilder(START).append("\"credentials\":[");
    for (int i = 0; i < 1000; i++) {
      many.append(i == 0 ? "" : ",")
          .append(ACME.replace("acme\"", "c" + i + "\"").replace(KEY, TestKeys.numbered(i)));
    }
    disk.encrypt(many.append("]}").toString());
    try (AgeFileStore store = disk.open();
        Credential last = aCredentialOf("last", 5000)) {
      assertThat(store.list()).hasSize(1000);
      store.add(last);
      assertThat(store.list()).hasSize(1001);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"format\":\"crmport-keys\"}",
        "{\"format\":\"crmport-keys\",\"version\":99,\"credentials\":{\"a\":1}}",
        "{\"credentials\":[[]],\"version\":2,\"format\":\"crmport-keys\"}"
      })
  void aNewerFormIsRefusedAndLeft(String text) throws Exception {
    assertRefused(Reason.NEWER, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a diary",
        "[]",
        "{}",
        "{\"format\":\"crmport-keys\"}",
        "{\"format\":\"crmport-keys\",\"version\":0}",
        "{\"format\":\"crmport-keys\",\"version\":\"1\"}",
        "{\"format\":\"crmport-keys\",\"version\":99999999999}",
        "{\"format\":\"other\",\"version\":1,\"credentials\":[]}",
        "{\"version\":1,\"credentials\":[]}"
      })
  void anotherTextIsForeign(String text) throws Exception {
    assertRefused(Reason.FOREIGN, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"credential\":[]}",
        "\"credentials\":3}",
        "\"credentials\":[",
        "\"credentials\":[]} {}",
        "\"credentials\":{}}",
        "\"credentials\":[1]}",
        "\"credentials\":[ACME,ACME]}",
        "\"credentials\":[],\"credentials\":[]}",
        "\"credentials\":[{\"client\":\"acme\"}]}",
        "\"credentials\":[ACME",
        "\"credentials\":[ACME,]}"
      })
  void aTextThatStartsLikeOursAndIsBrokenIsDamaged(String rest) throws Exception {
    assertRefused(Reason.DAMAGED, START + rest.replace("ACME", ACME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mode\":1>\"mode\":2",
        "\"mode\":1>\"mode\":\"1\"",
        "\"active\">\"lost\"",
        "\"active\">7",
        "\"acme\">\"not a client\"",
        "\"lane-1\">\"\"",
        "7e577e57->7e577e5-",
        "\"acmeCrm\">\"a:b\""
      })
  void aCredentialWithABadValueIsDamaged(String change) throws Exception {
    String[] fromTo = change.split(">", -1);
    assertRefused(
        Reason.DAMAGED, START + "\"credentials\":[" + ACME.replace(fromTo[0], fromTo[1]) + "]}");
  }

  private void assertRefused(Reason reason, String text) throws Exception {
    disk.encrypt(text);
    byte[] before = disk.sealed();
    StoreUnusable refusal = assertThrows(StoreUnusable.class, disk::open);
    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    assertThat(refusal).hasMessageNotContaining("7e577e5").hasNoCause();
    assertThrows(StoreUnusable.class, disk::openOrCreate);
    assertThat(Files.readAllBytes(disk.store())).isEqualTo(before);
  }
}
