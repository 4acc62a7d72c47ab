package dev.crmport.core.key;

/** What was given as an API key is none. The message says what is wrong and never repeats it. */
public final class MalformedKey extends IllegalArgumentException {
  MalformedKey(String why) {
    super(
        "the API key was not taken: "
            + why
            + "; give the key as the CRM showed it: a GUID of 36 characters, then |0 (My Voters)"
            + " or |1 (My Campaign)");
  }
}
