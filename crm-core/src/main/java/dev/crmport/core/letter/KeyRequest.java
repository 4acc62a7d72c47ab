package dev.crmport.core.letter;

import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.CredentialSummary;
import dev.crmport.core.use.UseRecord;
import dev.crmport.core.use.UsedOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The request for a client's production key, ready to be sent to that client: where in the CRM to
 * go, what to paste there, and how to hand the key back. Holds no key.
 *
 * <p>Source: the vendor's page on keys: once testing is complete the client requests the production
 * key from inside the CRM, and it is given the permissions of the sandbox key.
 *
 * <p>The names of its {@linkplain LetterTemplate template}: {@code application}, {@code client},
 * {@code sandbox} (the reference of the sandbox key), {@code operations} (a list of what was used).
 */
public final class KeyRequest {
  private static final Set<String> NAMES = Set.of("application", "client", "sandbox", "operations");

  private final ApplicationName application;
  private final String clientName;
  private final Optional<CredentialSummary> sandbox;
  private final UseRecord used;

  private KeyRequest(
      ApplicationName application,
      String clientName,
      Optional<CredentialSummary> sandbox,
      UseRecord used) {
    this.application = application;
    this.clientName = clientName;
    this.sandbox = sandbox;
    this.used = used;
  }

  /**
   * For one client.
   *
   * @param application the name that the CRM knows the integration by
   * @param clientName what the client is called, for people; one line
   */
  public static KeyRequest of(ApplicationName application, String clientName) {
    if (clientName.isBlank() || clientName.lines().count() != 1) {
      throw new IllegalArgumentException(
          "the request was not made: the client has no name, or one of several lines; give the"
              + " name that the client knows itself by");
    }
    return new KeyRequest(application, clientName, Optional.empty(), UseRecord.empty());
  }

  /** The library's own wording, in English. */
  public static LetterTemplate standard() {
    return LetterTemplate.shipped("key-request.md", NAMES);
  }

  /**
   * A wording of your own.
   *
   * @throws IllegalArgumentException where it has a name in braces that nothing is known for
   */
  public static LetterTemplate template(String markdown) {
    return LetterTemplate.of(markdown, NAMES);
  }

  /** The same with the sandbox key whose permissions the production key has to match. */
  public KeyRequest sandbox(CredentialSummary key) {
    return new KeyRequest(application, clientName, Optional.of(key), used);
  }

  /** The same with what the integration used while it was tested. */
  public KeyRequest used(UseRecord record) {
    return new KeyRequest(application, clientName, sandbox, record);
  }

  /** What should be done before this is sent, a sentence each; none where it is complete. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (sandbox.isEmpty()) {
      missing.add(
          "No sandbox key is named, so the request cannot say which permissions to match. Name the"
              + " client that it is stored for.");
    } else if (sandbox.get().reference().crmReference().isEmpty()) {
      missing.add(
          "The sandbox key was never checked, so its key reference is not known. Check it: crm keys"
              + " check "
              + sandbox.get().client());
    }
    if (used.isEmpty()) {
      missing.add(
          "No use was recorded, so the request cannot say what the integration needs. Record it"
              + " while you test (UseRecorder), and name the record.");
    }
    return missing;
  }

  /**
   * The request in the words of a template.
   *
   * @param template what the vendor says
   * @return Markdown, as the template is
   */
  public String markdown(LetterTemplate template) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("application", LetterTemplate.escaped(application.value()));
    values.put("client", LetterTemplate.escaped(clientName));
    values.put(
        "sandbox",
        sandbox.map(key -> LetterTemplate.escaped(key.reference().toString())).orElse(""));
    values.put("operations", operations());
    return template.filled(values);
  }

  private String operations() {
    StringBuilder list = new StringBuilder();
    for (UsedOperation operation : used.counts().keySet()) {
      list.append("- ").append(operation).append('\n');
    }
    return list.toString().stripTrailing();
  }

  @Override
  public String toString() {
    return "KeyRequest[" + application + ", " + clientName + "]";
  }
}
