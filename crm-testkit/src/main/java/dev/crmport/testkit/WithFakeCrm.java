package dev.crmport.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the tests below it the parameters of {@link FakeCrmExtension}. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(FakeCrmExtension.class)
public @interface WithFakeCrm {
  /**
   * Whether a test fails at its end where its {@link FakeCrmServer} saw, from one key, more than
   * five requests in any rolling second or two at once.
   */
  boolean manners() default false;
}
