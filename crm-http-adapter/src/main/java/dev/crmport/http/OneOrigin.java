package dev.crmport.http;

import dev.crmport.core.failure.UnsafeTransport;

/** Lets nothing through that would take the key to another origin than the base URL's. */
record OneOrigin(BaseUrl base, Layer next) implements Layer {
  @Override
  public Attempt send(Sending sending, int attempt) {
    if (!base.covers(sending.uri())) {
      throw new UnsafeTransport(
          sending.facts(), "the request is not for the CRM's own address and path");
    }
    return next.send(sending, attempt);
  }
}
