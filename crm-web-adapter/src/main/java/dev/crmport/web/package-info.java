/**
 * What stands between an application and those who read its answers: responses that hold a key are
 * stopped.
 *
 * <p>Start at {@link dev.crmport.web.ResponseGuard}; {@link dev.crmport.web.GuardFilter} puts it
 * before servlets, {@link dev.crmport.web.GuardedHandler} before a handler of the JDK's server.
 * What a key looks like is the core's to know, not this package's.
 */
@NullMarked
package dev.crmport.web;

import org.jspecify.annotations.NullMarked;
