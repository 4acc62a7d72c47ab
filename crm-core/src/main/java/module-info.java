/** Values, operations, ports and policies of CrmPort; needs nothing but the JDK. */
module dev.crmport.core {
  requires static transitive org.jspecify;
  // Turns can be seen in a flight recording; part of the JDK.
  requires jdk.jfr;

  exports dev.crmport.core.bulk;
  exports dev.crmport.core.call;
  exports dev.crmport.core.comparison;
  exports dev.crmport.core.exposure;
  exports dev.crmport.core.failure;
  exports dev.crmport.core.handoff;
  exports dev.crmport.core.introspection;
  exports dev.crmport.core.key;
  exports dev.crmport.core.onboarding;
  exports dev.crmport.core.letter;
  exports dev.crmport.core.pace;
  exports dev.crmport.core.payload;
  exports dev.crmport.core.people;
  exports dev.crmport.core.redact;
  exports dev.crmport.core.sync;
  exports dev.crmport.core.use;
}
