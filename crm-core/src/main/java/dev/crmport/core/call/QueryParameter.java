package dev.crmport.core.call;

/**
 * One parameter of a query, not encoded.
 *
 * @param name the name, such as {@code $top}
 * @param value the value
 */
public record QueryParameter(String name, String value) {}
