package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong when it is told to, and what the record says of it. */
@Timeout(60)
class FaultTest {
  private static final String FIND_OR_CREATE =
      RawClient.post(
          "/people/findOrCreate",
          "{\"firstName\":\"Adela\",\"lastName\":\"Quillfeather\","
              + "\"emails\":[{\"email\":\"adela@example.org\"}]}");
  private static final String EMPTY_PAGE = "{\"items\":[],\"nextPageLink\":null,\"count\":0}";

  private final FakeCrmServer server = FakeCrmServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aResetAfterApplyingLosesTheAnswerAndKeepsThePerson() throws Exception {
    server.script(Fault.resetAfterApplying());

    assertReset();
    assertThat(server.peopleStored()).isEqualTo(1);
    assertThat(server.traffic().requests().getFirst().status()).isZero();
    assertThat(server.traffic().abandoned()).isZero();
  }

  @Test
  void aResetBeforeApplyingStoresNobody() throws Exception {
    server.script(Fault.resetBeforeApplying());

    assertReset();
    assertThat(server.peopleStored()).isZero();
    assertThat(server.traffic().requests()).hasSize(1);
  }

  @Test
  void aResetBeforeReadingIsNoRequest() throws Exception {
    server.script(Fault.resetBeforeReading(), Fault.none());

    assertReset();
    assertThat(server.traffic().requests()).isEmpty();
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(RawClient.get("/people/1")).answer()).contains(" 404 ");
    }
  }

  private void assertReset() throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(FIND_OR_CREATE);
      assertThatThrownBy(client::everything)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void aTruncatedBodyAnnouncesMoreThanItSends() throws Exception {
    server.script(Fault.truncatedBody());

    String text = all(FIND_OR_CREATE);
    String body = text.substring(text.indexOf("\r\n\r\n") + 4);
    assertThat(text).contains("\r\nContent-Length: 46\r\n");
    assertThat(body).hasSize(23);
    assertThat(server.peopleStored()).isEqualTo(1);
  }

  @Test
  void truncatedChunksHaveNoEnd() throws Exception {
    server.script(Fault.truncatedChunks());

    assertThat(all(FIND_OR_CREATE))
        .contains("Transfer-Encoding: chunked")
        .doesNotContain("Content-Length")
        .doesNotContain("\r\n0\r\n");
  }

  @Test
  void aTruncatedHeadEndsInsideTheHead() throws Exception {
    server.script(Fault.truncatedHead());

    assertThat(all(FIND_OR_CREATE)).startsWith("HTTP/1.1 201").doesNotContain("\r\n\r\n");
  }

  private String all(String request) throws IOException {
    try (RawClient client = new RawClient(server)) {
      return client.send(request).everything();
    }
  }

  @Test
  void cannedFaultsAnswerInsteadOfTheCrm() throws Exception {
    server.script(
        Fault.tooManyRequests(30),
        Fault.tooManyRequestsRetryAfter(30, 2),
        Fault.tooManyRequestsRetryAfter(30, Instant.parse("2026-01-01T00:00:02Z")),
        Fault.serverError(),
        Fault.serverException(),
        Fault.badGateway(),
        Fault.serviceUnavailable(),
        Fault.htmlWith200(),
        Fault.answer(418, Map.of("X-Tea", "yes"), new byte[] {'t'}));
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains(" 429 ")
          .contains("Rate limit exceeded. Try again in 30 ms.")
          .doesNotContain("Retry-After");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains("Retry-After: 2\r\n");
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains("Retry-After: Thu, 1 Jan 2026 00:00:02 GMT\r\n");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 500 ").contains("referenceCode");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains("exceptionMessage");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 502 ").contains("nginx");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 503 ").contains("text/html");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 200 ").contains("text/html");
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains(" 418 ")
          .contains("X-Tea: yes")
          .endsWith("t");
    }
    assertThat(server.peopleStored()).isZero();
  }

  @Test
  void aCannedFaultAfterApplyingStoresThePerson() throws Exception {
    server.script(Fault.badGateway().afterApplying());

    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 502 ");
    }
    assertThat(server.peopleStored()).isEqualTo(1);
  }

  @Test
  void answersCanBeReshaped() throws Exception {
    server.script(
        Fault.contentType("text/plain"), Fault.brokenJson(), Fault.drip(Duration.ofNanos(1)));
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains("Content-Type: text/plain\r\n")
          .endsWith("\"UnmatchedStored\"}");
      assertThat(client.send(FIND_OR_CREATE).answer()).endsWith("{\"vanId\":102700001,");
      assertThat(client.send(FIND_OR_CREATE).answer()).endsWith("\"Matched\"}");
    }
  }

  @Test
  void aHugeBodyIsAsLongAsAnnounced() throws Exception {
    server.script(Fault.hugeBody(3));

    try (RawClient client = new RawClient(server)) {
      String answer = client.send(RawClient.get("/people?lastName=Q")).answer();
      assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
          .hasSize(3 * 1024 * 1024 + EMPTY_PAGE.length())
          .endsWith(EMPTY_PAGE);
    }
  }

  @Test
  void rulesMeetWhatTheScriptLeaves() throws Exception {
    server.whenever((method, path) -> path.equals("/people/create"), Fault.badGateway());
    server.script(Fault.serviceUnavailable());
    String create = RawClient.post("/people/create", "{}");
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(create).answer()).contains(" 503 ");
      assertThat(client.send(create).answer()).contains(" 502 ");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 201 ");
      server.clearFaults();
      assertThat(client.send(create).answer()).contains(" 201 ");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCallerThatLeavesAHangingRequestIsSeenToGiveUp(boolean byFault) throws Exception {
    String echo = RawClient.post("/echoes", "{\"delayInMilliseconds\":-1}");
    if (byFault) {
      server.script(Fault.hang());
    }
    try (RawClient client = new RawClient(server)) {
      client.send(byFault ? FIND_OR_CREATE : echo);
      until(() -> !server.traffic().requests().isEmpty());
    }
    until(() -> server.traffic().abandoned() == 1);

    assertThat(server.peopleStored()).isZero();
    try (RawClient next = new RawClient(server)) {
      next.send(FIND_OR_CREATE).answer();
    }
    assertThat(server.traffic().mostInFlight()).isEqualTo(1);
    assertThat(server.traffic().byStatus()).containsEntry(0, 1).containsEntry(201, 1);
  }

  @Test
  void aCallerThatLeavesADrippingAnswerIsSeenToGiveUp() throws Exception {
    server.script(Fault.drip(Duration.ofHours(1)));
    try (RawClient client = new RawClient(server)) {
      client.send(FIND_OR_CREATE);
      client.exactly(12);
    }
    until(() -> server.traffic().abandoned() == 1);
  }

  @Test
  void closingTheServerIsNotGivingUp() throws Exception {
    server.script(Fault.hang());
    try (RawClient client = new RawClient(server)) {
      client.send(FIND_OR_CREATE);
      until(() -> !server.traffic().requests().isEmpty());
      server.close();
      assertThat(server.traffic().abandoned()).isZero();
      assertThat(server.traffic().requests().getFirst().departureNanos()).isPresent();
    }
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
