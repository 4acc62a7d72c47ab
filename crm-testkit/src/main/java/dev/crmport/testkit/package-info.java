/**
 * What tests of an integration need: the CRM in memory and as a server, faults to script, a record
 * of what it saw, fictional people and keys, time to be moved by hand, a search for leaked keys,
 * and every form in which a key could show, to be planted.
 *
 * <p>Start at {@link dev.crmport.testkit.FakeCrm} for code that calls the port, at {@link
 * dev.crmport.testkit.FakeCrmServer} for what happens on the network; JUnit hands out both by
 * {@link dev.crmport.testkit.WithFakeCrm}. For code that waits there is time to be moved by hand,
 * {@link dev.crmport.testkit.ManualTime}, and {@link dev.crmport.testkit.Simulation} for many
 * threads in an order that a seed decides. What the CRM would say is decided in the engine package,
 * not here; what every implementation of a port promises stands in {@link
 * dev.crmport.testkit.contract}.
 */
@NullMarked
package dev.crmport.testkit;

import org.jspecify.annotations.NullMarked;
