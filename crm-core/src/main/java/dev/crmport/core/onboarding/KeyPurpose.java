package dev.crmport.core.onboarding;

/** What a key is asked for. */
public enum KeyPurpose {
  /** Whatever the CRM says it is good for. */
  ANY,
  /** The client's real data: a key of the CRM's demonstration databases is refused. */
  PRODUCTION
}
