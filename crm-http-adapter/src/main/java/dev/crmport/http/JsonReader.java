package dev.crmport.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into plain values: maps in their order, lists, text, {@code Long} or {@code
 * BigInteger}, {@code BigDecimal}, truth values, null. Of two members with one name the last wins.
 */
final class JsonReader {
  private static final int DEEPEST = 200;
  private static final int LONGEST_NUMBER = 1000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads one value and makes sure that nothing follows it.
   *
   * @return nothing for JSON's null
   * @throws NotReadable where it is not JSON; says where, and quotes nothing: the library's own
   *     message would
   */
  static Optional<Object> read(byte[] bytes) throws NotReadable {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      try {
        Object value = value(parser, parser.nextToken());
        if (parser.nextToken() == null) {
          return Optional.ofNullable(value);
        }
      } catch (JacksonException | ArithmeticException | NumberFormatException quotesItsInput) {
        // Falls through to a message of our own.
      }
      TokenStreamLocation place = parser.currentLocation();
      throw new NotReadable(
          "the answer is not valid JSON at line "
              + place.getLineNr()
              + ", column "
              + place.getColumnNr());
    }
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws NotReadable {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw new NotReadable("the answer is not valid JSON: it has no value");
    };
  }

  private static Object whole(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getBigIntegerValue()
        : parser.getLongValue();
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws NotReadable {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws NotReadable {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return items;
  }
}
