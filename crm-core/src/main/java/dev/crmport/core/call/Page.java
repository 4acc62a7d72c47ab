package dev.crmport.core.call;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Some of a list's items.
 *
 * @param items this page's items, perhaps none
 * @param count how many the whole list has, where the CRM says so
 * @param nextPageLink the CRM's link to the next page; of it only the query is used
 */
public record Page<T>(List<T> items, OptionalLong count, Optional<String> nextPageLink) {
  private static final Member<Long> COUNT = Member.whole("count");
  private static final Member<String> NEXT = Member.text("nextPageLink");
  private static final String ITEMS = "items";

  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  static <T> Page<T> of(Answer answer, Function<Members, T> type) {
    Object body = answer.body().orElseThrow(() -> new Mismatch("a list"));
    if (body instanceof List<?> bare) {
      return new Page<>(read(bare, type), OptionalLong.of(bare.size()), Optional.empty());
    }
    Members envelope = answer.members();
    if (!(envelope.value(ITEMS).orElse(null) instanceof List<?> items)) {
      throw new Mismatch("a page with items");
    }
    OptionalLong count = COUNT.in(envelope).map(OptionalLong::of).orElse(OptionalLong.empty());
    return new Page<>(read(items, type), count, NEXT.in(envelope));
  }

  private static <T> List<T> read(List<?> items, Function<Members, T> type) {
    List<T> read = new ArrayList<>(items.size());
    for (Object item : items) {
      read.add(type.apply(Members.ofValue(item)));
    }
    return read;
  }
}
