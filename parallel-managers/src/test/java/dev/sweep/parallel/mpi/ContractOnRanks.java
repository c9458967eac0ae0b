package dev.sweep.parallel.mpi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the tests of {@link CommContract} on a rank, without JUnit, in the same order on each. */
final class ContractOnRanks extends CommContract {
  private final Comm comm;

  private ContractOnRanks(Comm comm) {
    this.comm = comm;
  }

  static void keep(Comm comm) {
    List<Method> tests = tests();
    for (Method test : tests) {
      run(test, comm);
      comm.barrier();
    }
    RankProgram.report(comm, tests.size() + " tests passed");
  }

  static List<Method> tests() {
    return Arrays.stream(CommContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  @Override
  Comm comm() {
    return comm;
  }

  private static void run(Method test, Comm comm) {
    try {
      test.invoke(new ContractOnRanks(comm));
    } catch (InvocationTargetException e) {
      throw new AssertionError(test.getName() + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
