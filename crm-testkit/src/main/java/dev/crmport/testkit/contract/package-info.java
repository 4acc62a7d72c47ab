/**
 * What every implementation of a port promises, as tests to be inherited.
 *
 * <p>Start at {@link dev.crmport.testkit.contract.PacerContract}, {@link
 * dev.crmport.testkit.contract.CredentialStoreContract} or {@link
 * dev.crmport.testkit.contract.CrmPortContract}. A test class implements one of them and adds only
 * how its subject is made. Needs JUnit 5 and AssertJ on the path.
 */
@NullMarked
package dev.crmport.testkit.contract;

import org.jspecify.annotations.NullMarked;
