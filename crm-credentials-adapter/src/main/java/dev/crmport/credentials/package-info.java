/** Credential backends. */
@NullMarked
package dev.crmport.credentials;

import org.jspecify.annotations.NullMarked;
