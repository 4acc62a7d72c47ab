package dev.crmport.core.comparison;

/**
 * One line of a comparison, in plain words.
 *
 * @param subject what is compared: a member of the profile, or what a key may read
 * @param first what the first key has
 * @param second what the second key has
 * @param verdict how the second stands beside the first
 */
public record ComparedRow(String subject, String first, String second, Verdict verdict) {}
