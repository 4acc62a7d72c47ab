package dev.crmport.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestraintTest {
  private final Restraint restraint = new Restraint(5, 0);

  private void answers(int count) {
    for (int i = 0; i < count; i++) {
      restraint.answered();
    }
  }

  @Test
  void oneHoldSlowsNothing() {
    restraint.held();
    assertThat(restraint.isSlow()).isFalse();
    assertThat(restraint.isOver(0)).as("it is remembered, though").isFalse();
    answers(19);
    assertThat(restraint.isOver(0)).isFalse();
    answers(1);
    assertThat(restraint.isOver(0)).isTrue();
    restraint.held();
    assertThat(restraint.isSlow()).as("a hold long after the last one is the first one").isFalse();
  }

  @Test
  void aHoldSoonAfterAnotherHalvesThePermitsAndThenDoublesTheWindow() {
    restraint.held();
    int[][] steps = {{2, 0}, {1, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 4}};
    for (int[] step : steps) {
      restraint.held();
      assertThat(new int[] {restraint.permits(), restraint.doublings()}).isEqualTo(step);
    }
  }

  @Test
  void aHoldAfterNineteenAnswersComesSoonAndAfterTwentyItDoesNot() {
    restraint.held();
    answers(19);
    restraint.held();
    assertThat(restraint.permits()).isEqualTo(2);
    Restraint other = new Restraint(5, 0);
    other.held();
    for (int i = 0; i < 20; i++) {
      other.answered();
    }
    other.held();
    assertThat(other.permits()).isEqualTo(5);
  }

  @Test
  void fourFullWindowsOfAnswersGiveOneStepBackUpToThePace() {
    for (int i = 0; i < 5; i++) {
      restraint.held();
    }
    assertThat(restraint.doublings()).isEqualTo(2);
    int[][] steps = {{4, 1, 1}, {4, 1, 0}, {4, 2, 0}, {8, 3, 0}, {12, 4, 0}, {16, 5, 0}};
    for (int[] step : steps) {
      answers(step[0] - 1);
      int before = restraint.permits() * 10 - restraint.doublings();
      answers(1);
      assertThat(restraint.permits() * 10 - restraint.doublings()).isGreaterThan(before);
      assertThat(restraint.permits()).isEqualTo(step[1]);
      assertThat(restraint.doublings()).isEqualTo(step[2]);
    }
    answers(1_000);
    assertThat(restraint.permits()).as("never above the pace").isEqualTo(5);
    assertThat(restraint.isOver(0)).isTrue();
  }

  @Test
  void theLatestMomentWins() {
    restraint.closeUntil(100);
    restraint.closeUntil(40);
    assertThat(restraint.closedUntil()).isEqualTo(100);
    assertThat(restraint.isOver(99)).isFalse();
    assertThat(restraint.isOver(100)).isTrue();
    restraint.shift(-30);
    assertThat(restraint.closedUntil()).isEqualTo(70);
  }
}
