package dev.crmport.http;

import dev.crmport.core.call.CallOptions;
import dev.crmport.core.call.CrmPort;
import dev.crmport.core.call.Operation;
import dev.crmport.core.pace.Deadline;
import dev.crmport.core.pace.Time;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Turns operations into what is sent, with the options of one view of the CRM. */
record Calls(BaseUrl base, Reader reader, Time time, CallOptions options) implements CrmPort {
  @Override
  public <R> R call(Operation<R> operation) {
    String below = Address.of(operation);
    BodyPublisher body =
        operation
            .body()
            .map(JsonWriter::write)
            .map(BodyPublishers::ofByteArray)
            .orElseGet(BodyPublishers::noBody);
    Deadline deadline =
        options.deadline().map(limit -> Deadline.in(limit, time)).orElseGet(Deadline::none);
    return reader.call(
        operation,
        new Sending(operation, below, uri(operation, below), body, options.urgency(), deadline));
  }

  /** The library's own message would quote the address. */
  private URI uri(Operation<?> operation, String below) {
    try {
      return new URI(base.uri() + below);
    } catch (URISyntaxException quotesItsInput) {
      throw Address.refused(operation, "its path has characters that no address has");
    }
  }

  @Override
  public CrmPort with(CallOptions next) {
    return new Calls(base, reader, time, next);
  }

  @Override
  public String toString() {
    return "Calls[" + options + "]";
  }
}
