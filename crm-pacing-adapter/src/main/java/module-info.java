/** Pacers that several processes share. */
module dev.crmport.pacing {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;

  exports dev.crmport.pacing;
}
