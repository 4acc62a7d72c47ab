package dev.crmport.credentials;

import com.exceptionfactory.jagged.EncryptingChannelFactory;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import tools.jackson.core.json.JsonFactory;

/** Holds the module's place. */
public final class Placeholder {
  private Placeholder() {}

  /** Returns a constant. */
  public static String name() {
    return dev.crmport.core.key.Lane.random().id() + new JsonFactory().getFormatName();
  }

  static EncryptingChannelFactory channels() {
    return new StandardEncryptingChannelFactory();
  }

  static String prefix(String recipient) {
    return Bech32.getDecoder().decode(recipient).getHumanReadablePart().toString();
  }

  static KeyPairGenerator keys() throws GeneralSecurityException {
    return new X25519KeyPairGenerator();
  }
}
