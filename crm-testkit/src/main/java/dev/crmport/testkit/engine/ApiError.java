package dev.crmport.testkit.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of the CRM's error envelope. Absent members are left out of it, never null. */
record ApiError(
    String code,
    String text,
    @Nullable String referenceCode,
    List<String> properties,
    @Nullable String hint) {
  static ApiError of(String code, String text) {
    return new ApiError(code, text, null, List.of(), null);
  }

  static ApiError invalid(String text) {
    return of("INVALID_PARAMETER", text);
  }

  ApiError about(String property) {
    return new ApiError(code, text, referenceCode, List.of(property), hint);
  }

  ApiError hinting(String newHint) {
    return new ApiError(code, text, referenceCode, properties, newHint);
  }

  ApiError numbered(String newReferenceCode) {
    return new ApiError(code, text, newReferenceCode, properties, hint);
  }

  FakeAnswer answer(int status) {
    return envelope(status, List.of(this));
  }

  static FakeAnswer envelope(int status, List<ApiError> errors) {
    List<Map<String, Object>> entries = errors.stream().map(ApiError::members).toList();
    return FakeAnswer.json(status, Map.of("errors", entries));
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", code);
    members.put("text", text);
    if (referenceCode != null) {
      members.put("referenceCode", referenceCode);
    }
    if (!properties.isEmpty()) {
      members.put("properties", properties);
    }
    if (hint != null) {
      members.put("hint", hint);
    }
    return members;
  }
}
