/** Credential backends: what keeps the clients' keys. */
// Jagged has names for its modules, but no descriptors.
@SuppressWarnings("requires-automatic")
module dev.crmport.credentials {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  requires transitive java.sql;
  requires java.net.http;
  requires tools.jackson.core;
  requires com.exceptionfactory.jagged;
  requires com.exceptionfactory.jagged.framework;
  requires com.exceptionfactory.jagged.x25519;
  requires com.exceptionfactory.jagged.bech32;
  requires static org.bouncycastle.provider;

  exports dev.crmport.credentials;
}
