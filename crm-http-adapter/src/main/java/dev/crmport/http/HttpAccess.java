package dev.crmport.http;

import dev.crmport.core.call.CrmAccess;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.key.Credential;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An {@link HttpCrm} of its own for each credential, closed with its use.
 *
 * @param options what is set on each
 */
record HttpAccess(Consumer<HttpCrm.Builder> options) implements CrmAccess {
  @Override
  public <T> T with(Credential credential, Function<CrmPort, T> use) {
    HttpCrm.Builder builder = HttpCrm.builder(new OneCredential(credential), credential.client());
    options.accept(builder);
    try (HttpCrm crm = builder.build()) {
      return use.apply(crm);
    }
  }

  @Override
  public String toString() {
    return "HttpAccess";
  }
}
