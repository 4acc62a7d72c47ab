package dev.crmport.testkit.engine;

/** The text members of a person that a client may write and read back, with their limits. */
enum Scalar {
  FIRST_NAME("firstName", 75),
  MIDDLE_NAME("middleName", 75),
  LAST_NAME("lastName", 150),
  TITLE("title", 10),
  SUFFIX("suffix", 50),
  SALUTATION("salutation", 100),
  ENVELOPE_NAME("envelopeName", 350),
  EMPLOYER("employer", 50),
  OCCUPATION("occupation", 50),
  PARTY("party", 1),
  SEX("sex", 1),
  NICKNAME("nickname", 50),
  WEBSITE("website", 50),
  JOB_TITLE("jobTitle", 150),
  CONTACT_PREFERENCE("contactMethodPreferenceCode", 1),
  COMMON_NAME("organizationContactCommonName", 150),
  OFFICIAL_NAME("organizationContactOfficialName", 150);

  private final String member;
  private final int maxLength;

  Scalar(String member, int maxLength) {
    this.member = member;
    this.maxLength = maxLength;
  }

  String member() {
    return member;
  }

  /** In characters. */
  int maxLength() {
    return maxLength;
  }

  boolean belongsToOrganizations() {
    return this == COMMON_NAME || this == OFFICIAL_NAME;
  }
}
