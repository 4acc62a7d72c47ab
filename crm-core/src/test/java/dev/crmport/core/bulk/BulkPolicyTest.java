package dev.crmport.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmport.core.failure.BulkRefused;
import dev.crmport.core.pace.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkPolicyTest {
  private static void check(BulkPolicy policy, long rows) {
    policy.check("findOrCreatePerson", rows, "the CRM's Bulk Upload", Pace.standard());
  }

  @Test
  void twoThousandRowsMayGoOneByOneAndOneMoreMayNot() {
    assertThatCode(() -> check(BulkPolicy.standard(), 2_000)).doesNotThrowAnyException();
    BulkRefused refused =
        catchThrowableOfType(BulkRefused.class, () -> check(BulkPolicy.standard(), 2_001));
    assertThat(refused)
        .hasMessageContaining("findOrCreatePerson was not done")
        .hasMessageContaining("2001 rows")
        .hasMessageContaining("Use the CRM's Bulk Upload");
    assertThat(refused.rowByRow()).isEqualTo(Duration.ofSeconds(400));
  }

  @Test
  void whoeverInsistsMayGoRowByRow() {
    assertThatCode(() -> check(BulkPolicy.rowByRow(), 1_000_000)).doesNotThrowAnyException();
  }
}
