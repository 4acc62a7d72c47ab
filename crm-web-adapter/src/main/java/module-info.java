/** Responses that hold a key are stopped. */
module dev.crmport.web {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  // Whoever uses the filter or the handler has the one that belongs to it.
  requires static transitive jakarta.servlet;
  requires static transitive jdk.httpserver;

  exports dev.crmport.web;
}
