package dev.crmport.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmport.core.call.Operation.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
  @Test
  void anArgumentWithoutAValueIsRefused() {
    var note = Operation.<Answer>builder("getNote", Method.GET, "/people/{vanId}/notes/{noteId}");
    note.argument("vanId", "7").reads(200, Reading.asItCame());
    assertThatThrownBy(note::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("getNote was not made");
    assertThat(note.argument("noteId", "8").build().arguments()).containsEntry("noteId", "8");
  }

  @Test
  void anOperationThatReadsNothingIsRefused() {
    var mute = Operation.<Answer>builder("mute", Method.GET, "/mute");
    assertThatThrownBy(mute::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyGetIsRepeatableByItself() {
    for (Method method : Method.values()) {
      Operation<Answer> operation =
          Operation.<Answer>builder("x", method, "/x").reads(200, Reading.asItCame()).build();
      assertThat(operation.repeatable()).as("%s", method).isEqualTo(method == Method.GET);
    }
  }

  @Test
  void anotherQueryLeavesTheOperationAsItWas() {
    Operation<Answer> first =
        Operation.<Answer>builder("x", Method.GET, "/x")
            .query("$top", "1")
            .reads(200, Reading.asItCame())
            .build();
    Operation<Answer> next = first.withQuery(List.of(new QueryParameter("$skip", "1")));
    assertThat(first.query()).containsExactly(new QueryParameter("$top", "1"));
    assertThat(next.query()).containsExactly(new QueryParameter("$skip", "1"));
    assertThat(next.reading(200)).isPresent();
  }

  @Test
  void printingShowsNoArguments() {
    Operation<Answer> operation =
        Operation.<Answer>builder("getPerson", Method.GET, "/people/{vanId}")
            .argument("vanId", "4711")
            .reads(200, Reading.asItCame())
            .build();
    assertThat(operation).hasToString("getPerson (GET /people/{vanId})");
  }
}
