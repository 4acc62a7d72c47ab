/** {@code CrmPort} over the wire. */
module dev.crmport.http {
  requires static org.jspecify;
  requires transitive dev.crmport.core;
  requires java.net.http;
  requires tools.jackson.core;
  requires dev.failsafe.core;

  exports dev.crmport.http;
}
