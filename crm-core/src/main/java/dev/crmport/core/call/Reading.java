package dev.crmport.core.call;

import dev.crmport.core.payload.Members;
import java.util.function.Function;

/**
 * What an answer reads as. Called once per answer, on the caller's thread.
 *
 * @param <R> the type that the caller gets
 */
@FunctionalInterface
public interface Reading<R> {
  /**
   * Reads an answer.
   *
   * @throws dev.crmport.core.payload.Mismatch where it has not the promised shape
   */
  R read(Answer answer);

  /** An object. */
  static <R> Reading<R> object(Function<Members, R> type) {
    return answer -> type.apply(answer.members());
  }

  /** A page of objects, in any of the forms that the CRM uses: enveloped or bare. */
  static <T> Reading<Page<T>> page(Function<Members, T> type) {
    return answer -> Page.of(answer, type);
  }

  /** The answer as it came. */
  static Reading<Answer> asItCame() {
    return answer -> answer;
  }
}
