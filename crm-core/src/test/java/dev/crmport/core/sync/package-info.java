/** Tests of bringing many people into the CRM. */
@NullMarked
package dev.crmport.core.sync;

import org.jspecify.annotations.NullMarked;
