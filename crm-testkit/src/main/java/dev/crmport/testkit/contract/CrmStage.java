package dev.crmport.testkit.contract;

/** Where the tests of a port get their scenes from. */
interface CrmStage {
  /** A fresh fake CRM and a port on it, as the setup says; the test closes it. */
  CrmScene scene(SceneSetup setup);

  /** The same with a good key and a CRM that refuses nothing. */
  default CrmScene scene() {
    return scene(SceneSetup.allWell());
  }
}
