package dev.crmport.testkit.contract;

/**
 * What every {@link dev.crmport.core.pace.Pacer} promises, on manual time: no test waits.
 *
 * <p>An implementer says in {@link #pacer} how its pacer is made; it must read and spend time only
 * through what it is given there. Promises that need many threads run them in a {@link
 * dev.crmport.testkit.Simulation}.
 */
public interface PacerContract
    extends WindowPromises,
        TurnPromises,
        WaitingPromises,
        UrgencyPromises,
        InterruptPromises,
        ClosingPromises,
        GivenUpPromises,
        SlowingPromises,
        EstimatePromises,
        ClockPromises,
        StandstillPromises,
        RandomisedPacing {}
