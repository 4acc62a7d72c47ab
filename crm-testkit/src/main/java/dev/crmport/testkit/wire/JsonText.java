package dev.crmport.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON text to and from plain trees: maps in order, lists, text, whole and decimal numbers. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Says that bytes are not one JSON value; quotes none of them. */
  public static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException() {
      super("the bytes are not one JSON value");
    }
  }

  /** Reads one value and makes sure that nothing follows it. */
  public static @Nullable Object read(byte[] bytes) throws NotJsonException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new NotJsonException();
      }
      Object value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new NotJsonException();
      }
      return value;
    } catch (JacksonException quotesItsInput) {
      throw new NotJsonException();
    }
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token)
      throws NotJsonException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> whole(parser.getDecimalValue());
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new NotJsonException();
    };
  }

  private static Object whole(BigDecimal number) {
    return number.precision() <= 18 ? (Object) number.longValueExact() : number;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws NotJsonException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws NotJsonException {
    List<@Nullable Object> entries = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      entries.add(value(parser, token));
    }
    return entries;
  }

  /**
   * Writes a tree as UTF-8 without white space.
   *
   * @throws IllegalArgumentException for anything that is not part of a plain tree
   */
  public static byte[] write(@Nullable Object tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(tree, generator);
    }
    return bytes.toByteArray();
  }

  /** Writes a tree as {@link #write} does, as text. */
  public static String text(@Nullable Object tree) {
    return new String(write(tree), UTF_8);
  }

  private static void write(@Nullable Object tree, JsonGenerator generator) {
    switch (tree) {
      case null -> generator.writeNull();
      case Map<?, ?> members -> {
        generator.writeStartObject();
        members.forEach(
            (name, value) -> {
              generator.writeName(String.valueOf(name));
              write(value, generator);
            });
        generator.writeEndObject();
      }
      case List<?> entries -> {
        generator.writeStartArray();
        entries.forEach(entry -> write(entry, generator));
        generator.writeEndArray();
      }
      case String text -> generator.writeString(text);
      case Boolean flag -> generator.writeBoolean(flag);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(number);
      default -> throw new IllegalArgumentException("no part of a plain tree: " + tree.getClass());
    }
  }
}
