package dev.crmport.core.comparison;

import dev.crmport.core.call.Operation;
import dev.crmport.core.call.Operation.Method;
import dev.crmport.core.call.QueryParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that reads next to nothing of one family of the API, to see whether a key may.
 *
 * @param family the first part of the path, such as {@code people}
 * @param path the path below the base URL
 * @param query what the CRM insists on
 */
public record ReadProbe(String family, String path, List<QueryParameter> query) {
  /** Copies. */
  public ReadProbe {
    query = List.copyOf(query);
  }

  static ReadProbe of(String path, QueryParameter... query) {
    int end = path.indexOf('/', 1);
    String family = path.substring(1, end < 0 ? path.length() : end);
    return new ReadProbe(family, path, List.of(query));
  }

  /** A list of which one item is asked for. */
  static ReadProbe oneOf(String path, QueryParameter... query) {
    List<QueryParameter> bounded = new ArrayList<>(List.of(query));
    bounded.add(new QueryParameter("$top", "1"));
    return of(path, bounded.toArray(QueryParameter[]::new));
  }

  /** The call; what it answers with is not looked at. */
  Operation<Boolean> operation() {
    Operation.Builder<Boolean> operation =
        Operation.<Boolean>builder("probe." + family, Method.GET, path)
            .reads(200, answer -> Boolean.TRUE);
    query.forEach(parameter -> operation.query(parameter.name(), parameter.value()));
    return operation.build();
  }
}
