/** Values, operations, ports, policies and use cases of the CRM. */
module dev.crmport.core {
  requires static org.jspecify;

  exports dev.crmport.core;
}
