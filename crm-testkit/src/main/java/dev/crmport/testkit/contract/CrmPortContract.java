package dev.crmport.testkit.contract;

/**
 * What every {@link dev.crmport.core.call.CrmPort} promises, whatever is behind it: the fake in
 * memory, or HTTP.
 *
 * <p>An implementer says in {@link #scene} how its port and a fake CRM are made. Over HTTP that is
 *
 * <pre>{@code
 * FakeCrmServer server = setup.server().start();
 * return CrmScene.over(server, aPortOn(server.baseUrl(), setup.source(), setup.client()));
 * }</pre>
 *
 * <p>Pacing is not part of it ({@link PacerContract} is), so the port may be unpaced; retries
 * should wait as little as they can be told to.
 */
public interface CrmPortContract extends PeoplePromises, CallPromises, FailurePromises {}
