/** The {@code crm} command: composition root, and the first example of embedding. */
module dev.crmport.cli {
  requires static org.jspecify;
  requires dev.crmport.core;
  requires dev.crmport.http;
  requires dev.crmport.credentials;
  requires dev.crmport.pacing;
  requires dev.crmport.scan;
  requires dev.crmport.web;
  requires dev.crmport.testkit;
  requires jdk.httpserver;
  requires tools.jackson.core;
  requires info.picocli;
  requires org.commonmark;
  requires de.siegmar.fastcsv;

  opens dev.crmport.cli to
      info.picocli;
}
