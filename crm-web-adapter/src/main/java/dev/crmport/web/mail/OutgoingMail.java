package dev.crmport.web.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A mail that is about to be sent, in the words of no mail library. Immutable. */
public final class OutgoingMail {
  private final List<Part> parts;

  private OutgoingMail(Builder from) {
    parts = List.copyOf(from.parts);
  }

  /** An empty mail. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A part.
   *
   * @param said which one, for people, such as {@code attachment 2}
   * @param name what it is called, such as a file's name; empty without one
   */
  record Part(String said, String name, MailContent content) {}

  List<Part> parts() {
    return parts;
  }

  @Override
  public String toString() {
    return "OutgoingMail[" + parts.size() + " parts]";
  }

  /** Collects the parts. Not safe for use by many threads. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private int bodies;
    private int attachments;

    private Builder() {}

    /** The subject as people read it. */
    public Builder subject(String text) {
      return add("the subject", "", text);
    }

    /**
     * Any other header, such as {@code X-Campaign}.
     *
     * @param name is looked at as well
     * @param value as people read it, without encoded words
     */
    public Builder header(String name, String value) {
      return add("the header " + name, name, value);
    }

    /** A body, text or HTML; a mail may have several. */
    public Builder body(String text) {
      return body(MailContent.of(text.getBytes(UTF_8)));
    }

    /** A body in any character encoding. */
    public Builder body(MailContent content) {
      bodies++;
      parts.add(new Part(bodies == 1 ? "the body" : "body " + bodies, "", content));
      return this;
    }

    /**
     * An attachment.
     *
     * @param fileName what the reader sees it called; empty where it has no name
     */
    public Builder attachment(String fileName, MailContent content) {
      attachments++;
      parts.add(new Part("attachment " + attachments, fileName, content));
      return this;
    }

    Builder add(String said, String name, String text) {
      parts.add(new Part(said, name, MailContent.of(text.getBytes(UTF_8))));
      return this;
    }

    Builder add(String said, String name, MailContent content) {
      parts.add(new Part(said, name, content));
      return this;
    }

    /** The mail. */
    public OutgoingMail build() {
      return new OutgoingMail(this);
    }
  }
}
