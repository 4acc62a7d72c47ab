/**
 * The CRM's data: objects whose members it may add to at any time.
 *
 * <p>Start at {@link dev.crmport.core.payload.Payload}. An adapter hands in a JSON object as {@link
 * dev.crmport.core.payload.Members}, plain values of the JDK; a payload type says which of them it
 * knows and keeps the rest. No JSON text and no JSON library lives here.
 */
@NullMarked
package dev.crmport.core.payload;

import org.jspecify.annotations.NullMarked;
