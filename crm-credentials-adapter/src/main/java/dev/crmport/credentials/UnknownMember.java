package dev.crmport.credentials;

import java.util.Arrays;

/**
 * A member of a store's JSON that this version does not know, kept byte for byte for the one that
 * does. Its value may be a secret, so it is overwritten like one.
 */
final class UnknownMember implements AutoCloseable {
  private final String name;
  private final byte[] json;

  /**
   * @param json the value as it stood there, in UTF-8; from now on owned by this
   */
  UnknownMember(String name, byte[] json) {
    this.name = name;
    this.json = json;
  }

  String name() {
    return name;
  }

  /** The array itself, not a copy. */
  byte[] json() {
    return json;
  }

  @Override
  public void close() {
    Arrays.fill(json, (byte) 0);
  }
}
