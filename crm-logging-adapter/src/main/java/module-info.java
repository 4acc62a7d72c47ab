/** Keeps keys out of what the usual logging systems write. Whichever is not there is not needed. */
module dev.crmport.logging {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  requires static java.logging;
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;
  requires static org.slf4j;
  requires static org.apache.logging.log4j;
  requires static org.apache.logging.log4j.core;

  exports dev.crmport.logging;
  exports dev.crmport.logging.jul;
  exports dev.crmport.logging.log4j;
  exports dev.crmport.logging.logback;

  // Log4j makes what the line in its configuration wraps things in.
  opens dev.crmport.logging.log4j to
      org.apache.logging.log4j.core;
}
