/**
 * Mail that holds a key is not sent.
 *
 * <p>Start at {@link dev.crmport.web.mail.MailCheck}; {@link dev.crmport.web.mail.MimeMail} makes
 * what it checks of a message of Jakarta Mail, and is the one class here that needs it.
 */
@NullMarked
package dev.crmport.web.mail;

import org.jspecify.annotations.NullMarked;
