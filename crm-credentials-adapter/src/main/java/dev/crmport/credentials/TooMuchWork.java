package dev.crmport.credentials;

import java.security.GeneralSecurityException;

/** A file asks for more work on its passphrase than is taken. */
final class TooMuchWork extends GeneralSecurityException {
  TooMuchWork() {
    super("the work factor is too high");
  }
}
