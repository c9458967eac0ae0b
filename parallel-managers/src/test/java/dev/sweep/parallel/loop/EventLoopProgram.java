package dev.sweep.parallel.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.EngineFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The main class of a rank of a test job with an event loop; any failure ends the job. */
public final class EventLoopProgram {
  private static final List<String> WARNINGS = new ArrayList<>();

  private EventLoopProgram() {}

  public static void main(String[] arguments) throws Exception {
    Logger logger = Logger.getLogger(EventLoop.class.getPackageName());
    logger.setUseParentHandlers(false);
    logger.addHandler(new Keeping());
    EventLoop.run(loop -> {
      int ranks = checkRanks(loop);
      checkCalls(loop, ranks);
      checkObjects(loop, ranks);
      checkCode(loop, ranks);
      checkModules(loop, ranks);
      checkJar(loop);
      loop.manageObject("left");
      loop.quit();
      assertThat(WARNINGS).singleElement().asString().contains("[4]");
      assertThatThrownBy(() -> loop.call(() -> 1)).isInstanceOf(IllegalStateException.class);
      System.out.println("all well on " + ranks + " ranks");
    });
  }

  private static int checkRanks(EventLoop loop) throws Exception {
    List<RankInfo> ranks = loop.mpiInfo();
    assertThat(ranks).extracting(RankInfo::rank).isSorted().doesNotHaveDuplicates();
    assertThat(ranks).extracting(RankInfo::pid).doesNotHaveDuplicates();
    assertThat(ranks).extracting(RankInfo::size).containsOnly(ranks.size());
    assertThat(ranks).extracting(RankInfo::library).allMatch(name -> name.contains("MPI"));
    return ranks.size();
  }

  private static void checkCalls(EventLoop loop, int ranks) throws Exception {
    long root = loop.call(() -> ProcessHandle.current().pid());
    assertThat(root).isEqualTo(ProcessHandle.current().pid());
    List<Long> pids = loop.callAll(() -> ProcessHandle.current().pid());
    assertThat(pids).isEqualTo(loop.mpiInfo().stream().map(RankInfo::pid).toList());

    EngineException failure =
        failure(() ->
            loop.call(() -> {
              if (ProcessHandle.current().pid() != root) {
                throw new IllegalStateException("no licence");
              }
              return 1;
            }));
    assertThat(failure.failures())
        .extracting(EngineFailure::engine)
        .doesNotContain(0)
        .hasSize(ranks - 1);
    assertThat(failure).hasMessageContainingAll("rank 1 on ", "no licence");
    assertThat(failure.failures().getFirst().cause().getStackTrace()[0].getClassName())
        .isEqualTo(EventLoopProgram.class.getName());
    assertThat(loop.callAll(() -> 7)).hasSize(ranks).containsOnly(7);

    double[] large = new double[1_000_000];
    large[999_999] = 1;
    double sum = loop.functionCall((double[] all) -> Arrays.stream(all).sum(), large);
    assertThat(sum).isEqualTo(1);
  }

  private static void checkObjects(EventLoop loop, int ranks) throws Exception {
    ObjectId list = loop.functionCallManage(() -> new ArrayList<>(List.of(1)));
    ObjectId two = loop.manageObject(2);
    ObjectId size = loop.methodCallManage(list, "size");
    assertThat(List.of(list, two, size)).extracting(ObjectId::number).containsExactly(0, 1, 2);

    assertThat(loop.methodCall(list, "add", two)).isEqualTo(true);
    assertThat(loop.getObject(list)).isEqualTo(List.of(1, 2));
    int last = loop.functionCall((List<Integer> own, Integer index) -> own.get(index), list, 1);
    assertThat(last).isEqualTo(2);

    for (ThrowingCallable unknown :
        List.<ThrowingCallable>of(
            () -> loop.getObject(new ObjectId(9)),
            () -> loop.removeObject(new ObjectId(9)),
            () -> loop.methodCall(new ObjectId(9), "size"),
            () -> loop.functionCallManage((Object any) -> any, new ObjectId(9)))) {
      assertThat(failure(unknown)).hasMessageContaining("has no object 'object 9'");
      assertThat(failure(unknown).failures()).hasSize(ranks);
    }
    assertThat(failure(() -> loop.methodCall(list, "grow", 1)))
        .hasMessageContaining("has no public method 'grow' that takes (java.lang.Integer)");
    assertThat(failure(() -> loop.methodCall(list, "get", 17)))
        .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    for (ObjectId id : List.of(list, two, size)) {
      loop.removeObject(id);
      assertThat(failure(() -> loop.getObject(id)).failures()).hasSize(ranks);
    }
  }

  private static void checkCode(EventLoop loop, int ranks) throws Exception {
    assertThat(loop.runCode("int twice(int n) { return 2 * n; } int x = twice(21);"))
        .hasSize(ranks)
        .containsOnly("42");
    assertThat(Long.parseLong(loop.runCode("ProcessHandle.current().pid()").getLast()))
        .isEqualTo(loop.mpiInfo().getLast().pid());
    assertThat(failure(() -> loop.runCode("int y = \"text\";")))
        .hasMessageContainingAll("'int y = \"text\";' is no Java code", "incompatible types");
    assertThat(failure(() -> loop.runCode("x / 0")))
        .hasMessageContaining("the code threw java.lang.ArithmeticException: / by zero");
    assertThat(failure(() -> loop.runCode("int z = (1 +")).failures()).hasSize(ranks);
    assertThat(loop.runCode("x + 1")).containsOnly("43");
  }

  private static void checkModules(EventLoop loop, int ranks) throws Exception {
    loop.importModule("java.util.zip.CRC32");
    assertThat(failure(() -> loop.importModule("no.such.Module")).failures()).hasSize(ranks);
    assertThat(failure(() -> loop.importModule("no-such.jar"))).hasMessageContaining("no-such.jar");
  }

  /** The class is in no other process until its jar is imported. */
  private static void checkJar(EventLoop loop) throws Exception {
    Path jar = ImportedJar.make(Files.createTempDirectory("imported"));
    try {
      loop.importModule(jar.toString());
      assertThat(loop.callAll(() -> ImportedJar.answer())).containsOnly(42);
      ObjectId object = loop.manageObject(ImportedJar.newObject());
      assertThat(loop.methodCall(object, "toString")).isEqualTo("imported");
      loop.removeObject(object);
    } finally {
      ImportedJar.delete(jar);
    }
  }

  private static EngineException failure(ThrowingCallable call) {
    EngineException thrown = catchThrowableOfType(EngineException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static final class Keeping extends Handler {
    @Override
    public void publish(LogRecord logged) {
      WARNINGS.add(logged.getMessage().replace("{0}", String.valueOf(logged.getParameters()[0])));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
