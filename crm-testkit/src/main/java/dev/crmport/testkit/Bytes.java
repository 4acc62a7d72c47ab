package dev.crmport.testkit;

/** A body, not copied and not changed by anybody. Printing it shows the length alone. */
final class Bytes {
  static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] array;

  Bytes(byte[] array) {
    this.array = array;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return array.length;
  }

  @Override
  public String toString() {
    return "Bytes[" + array.length + "]";
  }
}
