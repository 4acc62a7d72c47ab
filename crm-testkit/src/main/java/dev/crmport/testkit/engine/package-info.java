/**
 * The in-memory CRM: what the fake knows and how it decides.
 *
 * <p>Start at {@link dev.crmport.testkit.engine.FakeEngine}. Requests and answers are plain Java
 * trees; no socket, no JSON text and no waiting lives here. Not exported: the root package is what
 * a consumer names.
 *
 * <p>Where a comment says <em>chosen</em>, the behaviour of the real CRM was never seen and the
 * fake settles for one answer.
 */
@NullMarked
package dev.crmport.testkit.engine;

import org.jspecify.annotations.NullMarked;
