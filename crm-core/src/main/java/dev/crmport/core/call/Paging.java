package dev.crmport.core.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks from page to page, fetching one when the first of its items is asked for. */
final class Paging<T> extends Spliterators.AbstractSpliterator<T> {
  private final CrmPort crm;
  private Iterator<T> items = Collections.emptyIterator();

  /** What fetches the next page; null where there is none. */
  private @Nullable Operation<Page<T>> next;

  private Paging(CrmPort crm, Operation<Page<T>> first) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.crm = crm;
    next = first;
  }

  static <T> Stream<T> items(CrmPort crm, Operation<Page<T>> first) {
    return StreamSupport.stream(new Paging<>(crm, first), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!items.hasNext() && next != null) {
      fetch(next);
    }
    if (!items.hasNext()) {
      return false;
    }
    action.accept(items.next());
    return true;
  }

  /** A page without items is the last: the CRM is known to go on naming next ones for ever. */
  private void fetch(Operation<Page<T>> operation) {
    Page<T> page = crm.call(operation);
    items = page.items().iterator();
    next =
        page.nextPageLink()
            .filter(link -> !page.items().isEmpty())
            .map(link -> operation.withQuery(queryOf(link)))
            .filter(following -> !following.query().equals(operation.query()))
            .orElse(null);
  }

  /** The link's query replaces the first one: its own parameters stand in it already. */
  private static List<QueryParameter> queryOf(String link) {
    List<QueryParameter> query = new ArrayList<>();
    int mark = link.indexOf('?');
    if (mark < 0) {
      return query;
    }
    for (String pair : link.substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.add(
            new QueryParameter(
                decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
