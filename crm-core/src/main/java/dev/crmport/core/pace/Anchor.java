package dev.crmport.core.pace;

/** From which moment of a request its window is counted. */
public enum Anchor {
  /**
   * From the first byte of its answer: <em>strict</em> pacing. The server saw the request at some
   * moment before, so it never sees more than the pace, whatever the network does. At an answer
   * time of L seconds the standard pace lets {@code min(5/(1.001+L), 1/L)} requests a second
   * through.
   */
  ANSWER,

  /**
   * From its departure. Keeps the pace at the sender only: as soon as the network delays one
   * request more than another, about half of all windows hold one too many at the server. Lets
   * {@code min(5/1.001, 1/L)} requests a second through. For a server that is known to be lenient.
   */
  DEPARTURE
}
