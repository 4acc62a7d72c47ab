package dev.crmport.testkit.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object in a request body, read as the CRM reads them: unknown ones do not
 * matter, numbers may come as text and text as numbers, an empty text is as good as none (chosen).
 */
final class Fields {
  private static final Fields NONE = new Fields(Map.of());

  private final Map<?, ?> members;

  private Fields(Map<?, ?> members) {
    this.members = members;
  }

  static Fields none() {
    return NONE;
  }

  /** The object that a body is, or a refusal. */
  static Fields ofBody(RequestBody body) {
    if (body instanceof RequestBody.Json json && json.tree() instanceof Map<?, ?> members) {
      return new Fields(members);
    }
    throw Refusal.invalid(ApiError.invalid("The body of the request is null or cannot be parsed."));
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  @Nullable String text(String name) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Map || value instanceof List) {
      throw Refusal.badRequest();
    }
    String text =
        value instanceof BigDecimal number && isShort(number)
            ? number.toPlainString()
            : value.toString();
    return text.isBlank() ? null : text;
  }

  /** An int32; text is coerced and a fraction cut. */
  @Nullable Integer integer(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (!isShort(number)) {
        throw Refusal.badRequest();
      }
      return number.toBigInteger().intValueExact();
    } catch (ArithmeticException | NumberFormatException notAnInteger) {
      throw Refusal.badRequest();
    }
  }

  /** Keeps a huge exponent from being written out digit by digit. */
  private static boolean isShort(BigDecimal number) {
    return number.precision() < 100 && Math.abs(number.scale()) < 100;
  }

  @Nullable Boolean flag(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw Refusal.badRequest();
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(flag(name));
  }

  /** The object under this name; empty when there is none. */
  Fields object(String name) {
    Object value = members.get(name);
    if (value == null) {
      return NONE;
    }
    return new Fields(asMap(value));
  }

  /** The objects of an array; null entries stay. Anything but an array is ignored. */
  List<@Nullable Fields> objects(String name) {
    List<@Nullable Fields> objects = new ArrayList<>();
    if (members.get(name) instanceof List<?> entries) {
      for (Object entry : entries) {
        objects.add(entry == null ? null : new Fields(asMap(entry)));
      }
    }
    return objects;
  }

  private static Map<?, ?> asMap(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw Refusal.badRequest();
  }
}
