package dev.crmport.credentials;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import java.util.List;

/** What an age store is encrypted for and opened with: an identity, or a passphrase. */
interface Unlock {
  /** What opens files that were encrypted for this; each is tried. */
  List<RecipientStanzaReader> readers();

  /** What encrypts for this. */
  RecipientStanzaWriter writer();

  /** What messages call it, such as {@code identity}. */
  String kind();
}
