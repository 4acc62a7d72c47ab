package dev.crmport.web;

import java.io.IOException;

/** Tells whoever goes on writing, and the server, that the response has been stopped. */
final class ResponseStopped extends IOException {
  ResponseStopped() {
    super(
        "the response was stopped: it holds an API key; the guard's listener was told where. Leave"
            + " it out where the response is made");
  }
}
