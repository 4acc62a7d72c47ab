package dev.crmport.bench.traffic;

/**
 * One request that was answered; all moments in nanoseconds.
 *
 * @param asked when its caller asked the limiter, by the client's clock
 * @param departed when the limiter let it go, by the client's clock
 * @param began when the first byte of the answer was here, by the client's clock
 * @param ended when the last byte was, by the client's clock
 * @param arrived when the server saw it, by the server's clock
 * @param served when the server was done with it, by the server's clock
 */
public record Trip(long asked, long departed, long began, long ended, long arrived, long served) {}
