/** Fakes, fixtures, and one contract per port that every implementation runs. */
module dev.crmport.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  requires tools.jackson.core;
  requires static org.junit.jupiter.api;
  requires static org.junit.jupiter.params;
  requires static org.assertj.core;
  requires static org.junit.platform.commons;

  exports dev.crmport.testkit;
  exports dev.crmport.testkit.contract;
}
