/** Responses and mail that hold a key are stopped. */
module dev.crmport.web {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  // Whoever uses the filter, the handler or the mail check has the one that belongs to it.
  requires static transitive jakarta.servlet;
  requires static transitive jakarta.mail;
  requires static transitive jdk.httpserver;

  exports dev.crmport.web;
  exports dev.crmport.web.mail;
}
