package dev.crmport.core.key;

/** Whether a key may be used. Only a suspension and a rotation write it; a 401 never does. */
public enum KeyState {
  /** In use. */
  ACTIVE,
  /** Stopped by a person or after an exposure, until it is resumed or replaced. */
  SUSPENDED,
  /** Replaced by a newer key. */
  RETIRED
}
