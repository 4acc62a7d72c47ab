package dev.crmport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.failure.NotPermitted;
import dev.crmport.core.failure.RequestRejected;
import dev.crmport.core.failure.Unavailable;
import dev.crmport.core.introspection.Introspection;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonSearch;
import dev.crmport.core.use.UseRecord;
import dev.crmport.core.use.UseRecorder;
import dev.crmport.core.use.UsedOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UseRecorderTest {
  private static final UsedOperation FIND_OR_CREATE =
      new UsedOperation("findOrCreatePerson", Method.POST, "/people/findOrCreate");

  private final FakeCrm crm = FakeCrm.create();
  private final UseRecorder recorder = UseRecorder.around(crm);

  private static Person adela() {
    return Person.builder().email("adela.quillfeather@example.org").build();
  }

  @Test
  void whatTheCrmAnsweredIsCounted() {
    recorder.call(People.findOrCreate(adela()));
    recorder.with(CallOptions.defaults()).call(People.findOrCreate(adela()));
    recorder.call(Introspection.keyProfile());
    assertThat(recorder.record().counts()).hasSize(2).containsEntry(FIND_OR_CREATE, 2L);
    assertThat(recorder.record().families()).containsExactly("apiKeyProfiles", "people");
  }

  @Test
  void eachPageIsACall() {
    crm.store(adela());
    assertThat(recorder.all(People.search(PersonSearch.byEmail("adela")))).hasSize(1);
    assertThat(recorder.record().counts()).hasSize(1).containsValue(1L);
  }

  @Test
  void aMistakeInTheRequestWasPermittedAllTheSame() {
    crm.failNext(call -> new RequestRejected(call, List.of()));
    assertThatThrownBy(() -> recorder.call(People.findOrCreate(adela())))
        .isInstanceOf(RequestRejected.class);
    assertThat(recorder.record().counts()).containsEntry(FIND_OR_CREATE, 1L);
  }

  @Test
  void whatWasNotPermittedOrDidNotArriveWasNotUsed() {
    crm.failNext(call -> new NotPermitted(call, List.of()));
    crm.failNext(call -> new Unavailable(call, "the CRM is being serviced", null));
    assertThatThrownBy(() -> recorder.call(People.findOrCreate(adela())))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> recorder.call(People.findOrCreate(adela())))
        .isInstanceOf(Unavailable.class);
    assertThat(recorder.record().isEmpty()).isTrue();
  }

  @Test
  void aRecordIsTheSameAfterItWasWrittenAndRead() {
    recorder.call(People.findOrCreate(adela()));
    UseRecord record = recorder.record();
    assertThat(UseRecord.read(record.text())).isEqualTo(record);
    assertThat(record.text()).doesNotContain("adela");
    assertThat(record.and(record)).isEqualTo(UseRecord.of(Map.of(FIND_OR_CREATE, 2L)));
  }

  @Test
  void aLineThatIsNoUseIsRefusedByItsNumber() {
    for (String line :
        Set.of("a GET people 1", "a FETCH /people 1", "a GET /people many", "a GET /people", "a")) {
      assertThatIllegalArgumentException()
          .as(line)
          .isThrownBy(() -> UseRecord.read("# head\n\n" + line))
          .withMessageContaining("line 3");
    }
  }
}
