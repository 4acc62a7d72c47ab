package dev.crmport.credentials;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The names in a store's JSON, and the factory that reads and writes it without leaving copies. */
final class KeyJson {
  static final String FORMAT = "format";
  static final String VERSION = "version";
  static final String CREDENTIALS = "credentials";
  static final String CLIENT = "client";
  static final String APPLICATION = "application";
  static final String KEY = "key";
  static final String MODE = "mode";
  static final String LANE = "lane";
  static final String STATE = "state";
  static final String KEY_REFERENCE = "keyReference";
  static final String INVITATIONS = "invitations";
  static final String ID = "id";
  static final String RECIPIENT = "recipient";
  static final String IDENTITY = "identity";
  static final String EXPIRES = "expires";
  static final String HANDED_OVER = "handedOver";
  static final String SHA_256 = "sha256";
  static final String WHEN = "when";
  static final String INVITATION = "invitation";

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(new WipedBuffers.Pool())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Closing the target would overwrite the text before it is encrypted.
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private KeyJson() {}
}
