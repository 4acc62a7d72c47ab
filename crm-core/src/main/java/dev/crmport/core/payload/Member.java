package dev.crmport.core.payload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member that the API promises: its name, and how its values are read and written.
 *
 * <p>Reading is as tolerant as the CRM is loose: numbers come as text too, dates with a time, and
 * an unset time as the year 1. Source: {@code behaviour} of the API, dates and numbers.
 *
 * @param <T> the type that callers see
 */
public final class Member<T> {
  private static final int DATE_LENGTH = "2000-01-31".length();
  private static final int UNSET_YEAR = 1;

  private final String name;
  private final Function<Object, @Nullable T> read;
  private final Function<T, Object> write;

  private Member(String name, Function<Object, @Nullable T> read, Function<T, Object> write) {
    this.name = name;
    this.read = read;
    this.write = write;
  }

  /** Text; a number or a truth value is taken as its text. */
  public static Member<String> text(String name) {
    return new Member<>(name, Member::readText, text -> text);
  }

  /** A list of texts. */
  public static Member<List<String>> texts(String name) {
    return new Member<>(name, list(Member::readText), List::copyOf);
  }

  /** A whole number of at most 64 bits. */
  public static Member<Long> whole(String name) {
    return new Member<>(name, Member::readWhole, number -> number);
  }

  /** An amount; the CRM writes it as a number or as text. */
  public static Member<BigDecimal> decimal(String name) {
    return new Member<>(name, Member::readDecimal, number -> number);
  }

  /** A truth value. */
  public static Member<Boolean> flag(String name) {
    return new Member<>(name, Member::readFlag, flag -> flag);
  }

  /** A day; sent as a date, read back with a time that is left off. */
  public static Member<LocalDate> date(String name) {
    return new Member<>(name, Member::readDate, LocalDate::toString);
  }

  /** A moment with {@code Z} or an offset. */
  public static Member<Instant> moment(String name) {
    return new Member<>(name, Member::readMoment, Instant::toString);
  }

  /** A nested object. */
  public static <P extends Payload> Member<P> object(String name, Function<Members, P> type) {
    return new Member<>(
        name, value -> type.apply(Members.ofValue(value)), payload -> payload.members().asMap());
  }

  /** A list of nested objects. */
  public static <P extends Payload> Member<List<P>> objects(
      String name, Function<Members, P> type) {
    return new Member<>(
        name,
        list(value -> type.apply(Members.ofValue(value))),
        list -> list.stream().map(payload -> payload.members().asMap()).toList());
  }

  /** The name in JSON. */
  public String name() {
    return name;
  }

  /**
   * The value in an object; nothing where it is absent, null or unset.
   *
   * @throws Mismatch where it has another type
   */
  public Optional<T> in(Members members) {
    return members
        .value(name)
        .flatMap(
            value -> {
              try {
                return Optional.ofNullable(read.apply(value));
              } catch (Mismatch mismatch) {
                throw mismatch.in(name);
              }
            });
  }

  /** The object with this member set. */
  public Members set(Members members, T value) {
    return members.with(name, write.apply(value));
  }

  private static String readText(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case null, default -> throw new Mismatch("text");
    };
  }

  private static Long readWhole(Object value) {
    try {
      return switch (value) {
        case Long number -> number;
        case Integer number -> number.longValue();
        case BigInteger number -> number.longValueExact();
        case BigDecimal number -> number.longValueExact();
        case String digits -> new BigDecimal(digits).longValueExact();
        default -> throw new Mismatch("a whole number");
      };
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw new Mismatch("a whole number");
    }
  }

  private static BigDecimal readDecimal(Object value) {
    try {
      return switch (value) {
        case BigDecimal number -> number;
        case BigInteger number -> new BigDecimal(number);
        case Long number -> BigDecimal.valueOf(number);
        case Integer number -> BigDecimal.valueOf(number);
        case String digits -> new BigDecimal(digits);
        default -> throw new Mismatch("a number");
      };
    } catch (NumberFormatException notANumber) {
      throw new Mismatch("a number");
    }
  }

  private static Boolean readFlag(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new Mismatch("true or false");
  }

  private static @Nullable LocalDate readDate(Object value) {
    if (!(value instanceof String text) || text.length() < DATE_LENGTH) {
      throw new Mismatch("a date");
    }
    try {
      LocalDate date = LocalDate.parse(text.substring(0, DATE_LENGTH));
      return date.getYear() == UNSET_YEAR ? null : date;
    } catch (DateTimeException notADate) {
      throw new Mismatch("a date");
    }
  }

  private static @Nullable Instant readMoment(Object value) {
    if (!(value instanceof String text)) {
      throw new Mismatch("a date and time");
    }
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text);
      return moment.getYear() == UNSET_YEAR ? null : moment.toInstant();
    } catch (DateTimeException notAMoment) {
      throw new Mismatch("a date and time");
    }
  }

  private static <E> Function<Object, @Nullable List<E>> list(
      Function<@Nullable Object, E> element) {
    return value -> {
      if (!(value instanceof List<?> items)) {
        throw new Mismatch("a list");
      }
      List<E> read = new ArrayList<>(items.size());
      for (Object item : items) {
        try {
          read.add(element.apply(item));
        } catch (Mismatch mismatch) {
          throw mismatch.in("[" + read.size() + "]");
        }
      }
      return List.copyOf(read);
    };
  }
}
