/** Responses and mail that hold a key are stopped, and a page takes keys from their owners. */
module dev.crmport.web {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  // Whoever uses a filter, a servlet or the mail check requires what it is for by itself: asked for
  // transitively, it would have to be there for those as well who use something else.
  requires static jakarta.servlet;
  requires static jakarta.mail;
  requires static transitive jdk.httpserver;

  exports dev.crmport.web;
  exports dev.crmport.web.entry;
  exports dev.crmport.web.mail;
}
