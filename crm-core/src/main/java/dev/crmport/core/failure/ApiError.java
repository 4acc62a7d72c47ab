package dev.crmport.core.failure;

import dev.crmport.core.payload.Member;
import dev.crmport.core.payload.Members;
import dev.crmport.core.payload.Payload;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the CRM's error list.
 *
 * <p>Source: the vendor's page on errors; only code and text are always there.
 */
public final class ApiError extends Payload {
  private static final Member<String> CODE = Member.text("code");
  private static final Member<String> TEXT = Member.text("text");
  private static final Member<List<String>> PROPERTIES = Member.texts("properties");
  private static final Member<String> HINT = Member.text("hint");
  private static final Member<String> REFERENCE_CODE = Member.text("referenceCode");
  private static final Member<String> RESOURCE_URL = Member.text("resourceUrl");
  private static final Member<List<ApiError>> ERRORS = Member.objects("errors", ApiError::new);

  private ApiError(Members members) {
    super(members, List.of(CODE, TEXT, PROPERTIES, HINT, REFERENCE_CODE, RESOURCE_URL));
  }

  /** The entries of an error envelope, {@code {"errors":[...]}}; none where it is not one. */
  public static List<ApiError> listIn(Members envelope) {
    return ERRORS.in(envelope).orElse(List.of());
  }

  /** A machine-readable code such as {@code INVALID_PARAMETER}. */
  public String code() {
    return get(CODE).orElse("");
  }

  /** What the CRM says to people. */
  public String text() {
    return get(TEXT).orElse("");
  }

  /** Dotted paths of the members that it is about, with zero-based brackets: {@code a[0].b}. */
  public List<String> properties() {
    return get(PROPERTIES).orElse(List.of());
  }

  /** What would be accepted: often a regular expression or a list of values. */
  public Optional<String> hint() {
    return get(HINT);
  }

  /** What the CRM's support asks for after a fault of its own. */
  public Optional<String> referenceCode() {
    return get(REFERENCE_CODE);
  }

  /** Where the CRM documents the error. */
  public Optional<String> resourceUrl() {
    return get(RESOURCE_URL);
  }

  /** Code, text and property paths in one line. */
  String line() {
    String paths = properties().isEmpty() ? "" : " at " + String.join(", ", properties());
    return code() + " " + text() + paths;
  }

  static String lines(List<ApiError> errors) {
    return errors.isEmpty()
        ? "the CRM gave no reason"
        : "the CRM said: " + String.join("; ", errors.stream().map(ApiError::line).toList());
  }
}
