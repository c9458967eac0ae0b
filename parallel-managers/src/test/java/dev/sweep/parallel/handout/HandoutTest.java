package dev.sweep.parallel.handout;

import org.junit.jupiter.api.Nested;

final class HandoutTest {

  @Nested
  final class RootAlone extends HandoutContract {
    @Override
    Group openGroup() {
      return new Group(1, 2);
    }
  }

  @Nested
  final class OneMember extends HandoutContract {
    @Override
    Group openGroup() {
      return new Group(2, 1, 1);
    }
  }

  @Nested
  final class TwoMembersUnderARootThatDoesNotWork extends HandoutContract {
    @Override
    Group openGroup() {
      return new Group(3, 0, 2, 1);
    }
  }

  @Nested
  final class ThreeMembersOfWhichOneIsEmpty extends HandoutContract {
    @Override
    Group openGroup() {
      return new Group(4, 2, 1, 0, 3);
    }
  }

  @Nested
  final class FourMembers extends HandoutContract {
    @Override
    Group openGroup() {
      return new Group(5, 1, 1, 1, 1, 1);
    }
  }
}
