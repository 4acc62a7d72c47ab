package dev.crmport.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FakeCrmServerTest {
  private static final String ADELA =
      "{\"firstName\":\"Adela\",\"lastName\":\"Quillfeather\","
          + "\"emails\":[{\"email\":\"adela@example.org\"}]}";
  private static final String EMPTY_PAGE = "{\"items\":[],\"nextPageLink\":null,\"count\":0}";
  private static final String FIND_OR_CREATE = RawClient.post("/people/findOrCreate", ADELA);

  private final FakeCrmServer server = FakeCrmServer.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void oneConnectionServesSeveralRequests() throws Exception {
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(FIND_OR_CREATE).answer()).startsWith("HTTP/1.1 201 Created\r\n");
      assertThat(client.send(FIND_OR_CREATE).answer())
          .startsWith("HTTP/1.1 302 Found\r\n")
          .contains("\r\nContent-Type: application/json; charset=utf-8\r\n")
          .contains("\r\nLocation: " + server.baseUrl() + "/people/102700001\r\n")
          .endsWith("{\"vanId\":102700001,\"status\":\"Matched\"}");
    }
    assertThat(server.traffic().requests())
        .extracting(TrafficRecord.Request::path)
        .containsOnly("/people/findOrCreate");
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send(FIND_OR_CREATE + RawClient.get("/people/102700001?%24expand=emails"));
      assertThat(client.answer()).contains(" 201 ");
      assertThat(client.answer()).contains(" 200 ").contains("adela@example.org");
    }
  }

  @Test
  void aChunkedBodyIsRead() throws Exception {
    String head =
        FIND_OR_CREATE
            .substring(0, FIND_OR_CREATE.indexOf("\r\n\r\n"))
            .replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked");
    int half = ADELA.length() / 2;
    String chunks =
        chunk(ADELA.substring(0, half)) + chunk(ADELA.substring(half)) + "0\r\nTrailer: x\r\n\r\n";
    try (RawClient client = new RawClient(server)) {
      assertThat(client.send(head + "\r\n\r\n" + chunks).answer()).contains(" 201 ");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 302 ");
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + ";x=y\r\n" + text + "\r\n";
  }

  @Test
  void aBodyThatIsHeldBackIsAskedFor() throws Exception {
    String head =
        FIND_OR_CREATE.substring(0, FIND_OR_CREATE.indexOf("\r\n\r\n"))
            + "\r\nExpect: 100-continue\r\n\r\n";
    try (RawClient client = new RawClient(server)) {
      client.send(head + ADELA);
      String interim = "HTTP/1.1 100 Continue\r\n\r\n";
      // No length: read it by its own.
      assertThat(client.exactly(interim.length())).isEqualTo(interim);
      assertThat(client.answer()).contains(" 201 ");
    }
  }

  @Test
  void anAnswerIsCompressedForWhoAcceptsIt() throws Exception {
    HttpResponse<InputStream> zipped =
        http.send(
            request("/people?lastName=Q").header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofInputStream());

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream body = new GZIPInputStream(zipped.body())) {
      assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo(EMPTY_PAGE);
    }
  }

  @Test
  void aPostWithoutABodyAndWithoutALengthIsRefusedWithAPage() throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send("POST /v4/people/102700001 HTTP/1.1\r\nHost: fake\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 411 ").contains("text/html");
    }
  }

  @Test
  void requestsThatAreTooLargeAreRefused() throws Exception {
    try (FakeCrmServer small = FakeCrmServer.builder().maxRequest(200, 10).start()) {
      try (RawClient client = new RawClient(small)) {
        client.send("GET /v4/people HTTP/1.1\r\nX: " + "x".repeat(300) + "\r\n\r\n");
        assertThat(client.answer()).startsWith("HTTP/1.1 431 ");
      }
      try (RawClient client = new RawClient(small)) {
        client.send("POST /v4/echoes HTTP/1.1\r\nContent-Length: 11\r\n\r\n12345678901");
        assertThat(client.answer()).startsWith("HTTP/1.1 413 ");
      }
      try (RawClient client = new RawClient(small)) {
        assertThat(client.send("nonsense\r\n\r\n").answer()).startsWith("HTTP/1.1 400 ");
      }
    }
  }

  @Test
  void theErrorPageOutsideTheBaseIsServedWithAGoodStatus() throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send("GET /Error.aspx?EID=1 HTTP/1.1\r\n\r\nGET /v5/people HTTP/1.1\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 200 ").contains("text/html");
      assertThat(client.answer()).startsWith("HTTP/1.1 404 ").contains("404 - File or directory");
    }
  }

  @Test
  void oneCallerThatWaitsForEachAnswerIsNeverTwoInFlight() throws Exception {
    try (FakeCrmServer jittery =
            FakeCrmServer.builder()
                .jitter(Duration.ofMillis(1))
                .latency(Duration.ZERO, Duration.ofMillis(1))
                .start();
        RawClient first = new RawClient(jittery);
        RawClient second = new RawClient(jittery)) {
      for (int i = 0; i < 300; i++) {
        first.send(FIND_OR_CREATE).answer();
        second.send(FIND_OR_CREATE).answer();
      }
      assertThat(jittery.traffic().requests()).hasSize(600);
      assertThat(jittery.traffic().mostInFlight()).isEqualTo(1);
      assertThat(jittery.traffic().mostInFlightWithAbandoned()).isEqualTo(1);
    }
  }

  @Test
  void sixtyFourCallersWithOnePersonMakeOneRecord() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            try (RawClient client = new RawClient(server)) {
                              go.await();
                              return client.send(FIND_OR_CREATE).answer();
                            }
                          }))
              .toList();
      go.countDown();
      int stored = 0;
      for (var answer : answers) {
        stored += answer.get().contains(" 201 ") ? 1 : 0;
      }
      assertThat(stored).isEqualTo(1);
    }
    assertThat(server.peopleStored()).isEqualTo(1);
    assertThat(server.traffic().requests()).hasSize(64);
  }

  @Test
  void requestsAboveTheLimitAreRefusedUntilTheSecondHasRolledOn() throws Exception {
    StepClock clock = new StepClock();
    try (FakeCrmServer limited = FakeCrmServer.builder().clock(clock).limitPerSecond(2).start();
        RawClient client = new RawClient(limited)) {
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 201 ");
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 302 ");
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains(" 429 ")
          .contains("Try again in 1000 ms.");
      clock.pass(Duration.ofSeconds(1));
      assertThat(client.send(FIND_OR_CREATE).answer()).contains(" 302 ");
      assertThat(limited.traffic().mostArrivalsInAnyRollingSecond()).isEqualTo(3);
    }
  }

  @Test
  void latencyAndJitterAreSpentOnTheClockThatWasGiven() throws Exception {
    StepClock clock = new StepClock();
    try (FakeCrmServer slow =
            FakeCrmServer.builder()
                .clock(clock)
                .jitter(Duration.ofHours(1))
                .latency(Duration.ofHours(2))
                .start();
        RawClient client = new RawClient(slow)) {
      client.send(FIND_OR_CREATE).answer();
      TrafficRecord.Request seen = slow.traffic().requests().getFirst();
      assertThat(seen.arrivalNanos()).isBetween(1L, Duration.ofHours(1).toNanos());
      assertThat(seen.departureNanos().orElseThrow() - seen.arrivalNanos())
          .isEqualTo(Duration.ofHours(2).toNanos());
    }
  }

  @Test
  void noKeyIsKeptWhereverItWasSent() throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send(RawClient.get("/people/" + RawClient.KEY + "?k=" + RawClient.KEY)).answer();
      client.send(RawClient.get("/people/" + RawClient.KEY.replace("-", ""))).answer();
      client.send(RawClient.get("/apiKeyProfiles").replace("GET", RawClient.KEY)).answer();
    }
    String said =
        server.traffic().requests() + server.traffic().toJson() + server.traffic() + server;

    assertThat(said.toLowerCase(Locale.ROOT))
        .contains("c9d6")
        .doesNotContain("7e577e57")
        .doesNotContain("basic");
  }

  @Test
  void onlyAcceptedKeysAreLetInAndOnlyInTheirModes() throws Exception {
    try (FakeCrmServer strict =
            FakeCrmServer.builder().acceptKey(RawClient.KEY, Set.of(0)).start();
        RawClient client = new RawClient(strict)) {
      assertThat(client.send(FIND_OR_CREATE).answer())
          .contains(" 401 ")
          .contains("Invalid Database Mode");
    }
  }

  @Test
  void aClosedServerAcceptsNobody() {
    server.close();

    assertThatThrownBy(() -> new RawClient(server).close()).isInstanceOf(IOException.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", RawClient.AUTHORIZATION);
  }

  /** Time that passes only when somebody sleeps or the test says so. */
  private static final class StepClock implements ServerClock {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public void sleep(Duration pause) {
      pass(pause);
    }

    void pass(Duration time) {
      now.addAndGet(time.toNanos());
    }
  }
}
