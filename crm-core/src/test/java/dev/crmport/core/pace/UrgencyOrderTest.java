package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrgencyOrderTest {
  @Test
  void interactiveGoesFirstAndEveryFifthTurnIsTheBatchs() {
    StringBuilder turns = new StringBuilder();
    int passedOver = 0;
    for (int i = 0; i < 12; i++) {
      Urgency next = UrgencyOrder.next(true, true, passedOver);
      passedOver = UrgencyOrder.passedOver(next, true, passedOver);
      turns.append(next == Urgency.INTERACTIVE ? 'i' : 'b');
    }
    assertThat(turns).hasToString("iiiibiiiibii");
  }

  @Test
  void onlyTurnsThatPassedOverABatchCount() {
    assertThat(UrgencyOrder.passedOver(Urgency.INTERACTIVE, false, 3)).isZero();
    assertThat(UrgencyOrder.passedOver(Urgency.INTERACTIVE, true, 3)).isEqualTo(4);
    assertThat(UrgencyOrder.passedOver(Urgency.BATCH, true, 4)).isZero();
    assertThat(UrgencyOrder.next(true, false, 4)).isEqualTo(Urgency.INTERACTIVE);
    assertThat(UrgencyOrder.next(false, true, 0)).isEqualTo(Urgency.BATCH);
  }

  @Test
  void theNumberAheadIsWhatTheOrderComesTo() {
    for (int interactive = 0; interactive < 14; interactive++) {
      for (int batch = 0; batch < 5; batch++) {
        for (int passedOver = 0; passedOver <= (batch == 0 ? 0 : 4); passedOver++) {
          for (Urgency mine : Urgency.values()) {
            assertThat(UrgencyOrder.ahead(mine, interactive, batch, passedOver))
                .as("%s behind %d and %d, %d passed over", mine, interactive, batch, passedOver)
                .isEqualTo(playedOut(mine, interactive, batch, passedOver));
          }
        }
      }
    }
  }

  /** Lets them go one by one; the newcomer is the last of its urgency. */
  private static long playedOut(Urgency mine, int interactive, int batch, int passedOver) {
    int people = interactive + (mine == Urgency.INTERACTIVE ? 1 : 0);
    int jobs = batch + (mine == Urgency.BATCH ? 1 : 0);
    int passed = passedOver;
    long gone = 0;
    while (true) {
      Urgency next = UrgencyOrder.next(people > 0, jobs > 0, passed);
      passed = UrgencyOrder.passedOver(next, jobs > 0, passed);
      int left = next == Urgency.INTERACTIVE ? --people : --jobs;
      if (next == mine && left == 0) {
        return gone;
      }
      gone++;
    }
  }
}
