package dev.crmport.credentials;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Going through the members of an object of which only some are wanted. */
final class JsonMembers {
  private JsonMembers() {}

  /**
   * Gives each name of the object that the parser stands at, with the parser at its value, which
   * has to be read or skipped. What is no object has no members.
   */
  static void each(JsonParser json, Consumer<String> member) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      member.accept(name);
    }
  }
}
