package dev.crmport.http;

import dev.crmport.core.redact.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal as the core reads it: without keys, and in the envelope also where the CRM
 * answers with a bare message.
 */
record ErrorBody(Redactor redactor) {
  private static final String ERRORS = "errors";

  /** The same body, cleaned. */
  Optional<Object> of(Optional<Object> body) {
    return body.map(this::clean).map(ErrorBody::enveloped);
  }

  /** {@code message} and {@code exceptionMessage}; the stack trace beside them helps nobody. */
  private static Object enveloped(Object body) {
    if (!(body instanceof Map<?, ?> members) || members.containsKey(ERRORS)) {
      return body;
    }
    String text =
        Stream.of("message", "exceptionMessage")
            .map(members::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? body : Map.of(ERRORS, List.of(Map.of("text", text)));
  }

  private @Nullable Object clean(@Nullable Object value) {
    return switch (value) {
      case String text -> redactor.redact(text);
      case Map<?, ?> members -> {
        Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
        members.forEach(
            (name, member) -> cleaned.put(redactor.redact(String.valueOf(name)), clean(member)));
        yield cleaned;
      }
      case List<?> items -> {
        List<@Nullable Object> cleaned = new ArrayList<>(items.size());
        items.forEach(item -> cleaned.add(clean(item)));
        yield cleaned;
      }
      case null, default -> value;
    };
  }
}
