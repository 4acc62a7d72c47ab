package dev.crmport.http;

/** An answer that is not what the API promises; says why in a clause that quotes nothing. */
final class NotReadable extends Exception {
  private final String why;

  NotReadable(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
