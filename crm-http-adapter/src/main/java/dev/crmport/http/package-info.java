/**
 * The CRM over HTTP/1.1: answers read, failures translated, repeats, turns, one transmission each.
 *
 * <p>Start at {@link dev.crmport.http.HttpCrm}; the order of what happens to a call stands in its
 * builder. No type of an HTTP, JSON or retry library leaves this package, and no key does.
 */
@NullMarked
package dev.crmport.http;

import org.jspecify.annotations.NullMarked;
