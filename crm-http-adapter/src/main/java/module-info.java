/**
 * {@code CrmPort} over the wire: one factory, {@link dev.crmport.http.HttpCrm}, and its options.
 */
module dev.crmport.http {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  requires dev.failsafe.core;
  requires java.logging;
  requires java.net.http;
  requires tools.jackson.core;

  exports dev.crmport.http;
}
