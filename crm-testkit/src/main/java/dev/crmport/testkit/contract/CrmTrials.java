package dev.crmport.testkit.contract;

import dev.crmport.core.failure.CrmException;
import dev.crmport.core.people.People;
import dev.crmport.core.people.Person;
import dev.crmport.core.people.PersonBuilder;
import dev.crmport.core.people.PersonMatch;
import dev.crmport.core.people.VanId;
import org.assertj.core.api.Assertions;

/** Steps that several tests of a port take. */
final class CrmTrials {
  private CrmTrials() {}

  static VanId idOf(PersonMatch match) {
    return match
        .vanId()
        .orElseThrow(() -> new AssertionError("no person where one was expected: " + match));
  }

  static VanId store(CrmScene scene, PersonBuilder person) {
    return idOf(scene.crm().call(People.create(person.build())));
  }

  static Person read(CrmScene scene, VanId id, String... expand) {
    return scene
        .crm()
        .call(People.get(id, expand))
        .orElseThrow(() -> new AssertionError("the person " + id + " is not there"));
  }

  /** The failure that a call ends in. */
  static <F extends CrmException> F failure(Class<F> type, Runnable call) {
    return Assertions.catchThrowableOfType(type, call::run);
  }
}
