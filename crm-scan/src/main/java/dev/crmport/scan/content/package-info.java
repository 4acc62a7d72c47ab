/**
 * Reading one content, whatever it is packed in.
 *
 * <p>Start at {@link dev.crmport.scan.content.ContentReader}. Forms of keys are the redactor's
 * matter; what is looked for here is a GUID near a word that names a key. No folder and no
 * repository is known here.
 */
@NullMarked
package dev.crmport.scan.content;

import org.jspecify.annotations.NullMarked;
