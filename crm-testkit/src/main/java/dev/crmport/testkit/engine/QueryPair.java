package dev.crmport.testkit.engine;

/** One parameter of a query string, decoded. The same name may come several times. */
public record QueryPair(String name, String value) {}
