/** Finds exposed keys in files, archives, mail and git history. */
// JGit and mime4j have names for their modules, but no descriptors.
@SuppressWarnings("requires-automatic")
module dev.crmport.scan {
  requires static transitive org.jspecify;
  requires transitive dev.crmport.core;
  requires org.apache.commons.compress;
  requires apache.mime4j.core;
  requires org.eclipse.jgit;
  requires tools.jackson.core;

  exports dev.crmport.scan;
  exports dev.crmport.scan.report;
}
