package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.crmport.core.call.CrmPort;
import dev.crmport.core.introspection.Introspection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

class FakeCrmExtensionTest {

  @WithFakeCrm
  static class Given {
    static final List<Object> SEEN = new ArrayList<>();

    @Test
    void oneFakeForBothTypes(FakeCrm crm, CrmPort port, FakeCrmServer server) {
      assertThat(port).isSameAs(crm);
      SEEN.add(crm);
      SEEN.add(server);
    }

    @Test
    void anotherOne(FakeCrm crm, FakeCrmServer server) {
      SEEN.add(crm);
      SEEN.add(server);
    }
  }

  @WithFakeCrm
  static class GivenBefore {
    private int before;

    @BeforeEach
    void prepare(FakeCrm crm) {
      crm.call(Introspection.echo("before"));
      before = crm.operations().size();
    }

    @Test
    void theSameFakeAsBefore(FakeCrm crm) {
      assertThat(crm.operations()).hasSize(before).hasSize(1);
    }
  }

  @WithFakeCrm(manners = true)
  static class Mannered {
    @Test
    void fiveInARow(FakeCrmServer server) throws Exception {
      send(server, 5);
    }

    @Test
    void sixInARow(FakeCrmServer server) throws Exception {
      send(server, 6);
    }

    @Test
    void noServerAtAll(CrmPort crm) {
      crm.call(Introspection.echo("hello"));
    }

    @Nested
    class Inner {
      @Test
      void sixInARowInside(FakeCrmServer server) throws Exception {
        send(server, 6);
      }
    }

    @Nested
    @WithFakeCrm
    class Unmannered {
      @Test
      void sixInARowWhereNobodyMinds(FakeCrmServer server) throws Exception {
        send(server, 6);
      }
    }
  }

  @WithFakeCrm
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class InConstructor {
    InConstructor(FakeCrm crm) {
      assertThat(crm).isNotNull();
    }

    @Test
    void neverRuns() {}
  }

  private static void send(FakeCrmServer server, int requests) throws Exception {
    try (RawClient client = new RawClient(server)) {
      for (int i = 0; i < requests; i++) {
        client.send(RawClient.get("/apiKeyProfiles"));
        client.answer();
      }
    }
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .allEvents();
  }

  @Test
  void eachTestHasItsOwnAndTheServerIsClosedAfterIt() {
    Given.SEEN.clear();

    run(Given.class).assertStatistics(stats -> stats.failed(0));

    assertThat(Given.SEEN).hasSize(4).doesNotHaveDuplicates();
    assertThat(Given.SEEN)
        .filteredOn(FakeCrmServer.class::isInstance)
        .hasSize(2)
        .allSatisfy(
            server ->
                assertThat(refusesConnections((FakeCrmServer) server)).as("is closed").isTrue());
  }

  private static boolean refusesConnections(FakeCrmServer server) {
    try (Socket socket = new Socket(server.baseUrl().getHost(), server.port())) {
      return !socket.isConnected();
    } catch (ConnectException refused) {
      return true;
    } catch (IOException other) {
      return false;
    }
  }

  @Test
  void whatIsDoneBeforeATestIsDoneToItsOwn() {
    run(GivenBefore.class).assertStatistics(stats -> stats.succeeded(3).failed(0));
  }

  @Test
  void mannersAreAskedForWhereTheAnnotationSaysSo() {
    Events events = run(Mannered.class);

    assertThat(events.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()))
        .containsExactlyInAnyOrder("sixInARow(FakeCrmServer)", "sixInARowInside(FakeCrmServer)");
    events
        .failed()
        .assertThatEvents()
        .haveExactly(
            2,
            EventConditions.finishedWithFailure(
                TestExecutionResultConditions.instanceOf(AssertionError.class),
                TestExecutionResultConditions.message(
                    message -> message.contains("the server saw 6 requests in one second"))));
  }

  @Test
  void aConstructorGetsNoFake() {
    run(InConstructor.class).failed().assertStatistics(stats -> stats.failed(1));
  }
}
