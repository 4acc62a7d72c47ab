/** Responses and mail that hold a key are stopped, and a page takes keys from their owners. */
module dev.crmport.web {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  // Whoever uses a filter, a servlet, a handler or the mail check has the one that belongs to it.
  requires static transitive jakarta.servlet;
  requires static transitive jakarta.mail;
  requires static transitive jdk.httpserver;

  exports dev.crmport.web;
  exports dev.crmport.web.entry;
  exports dev.crmport.web.mail;
}
