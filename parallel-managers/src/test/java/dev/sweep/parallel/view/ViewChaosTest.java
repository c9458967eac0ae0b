package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Engines are killed at random while they work, and started again: each task is answered once, by
 * its value or as lost, and none is waited for in vain.
 *
 * <p>With {@code -Dsweep.chaos.seconds=60} it goes on for as long on each.
 */
@Timeout(300)
final class ViewChaosTest {
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("sweep.chaos.seconds", "1.5"));
  private static final int ENGINES = 3;
  private static final int BATCH = 300;

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"threads, 1", "threads, 2", "processes, 3"})
  void answersEveryTaskOnceHoweverManyEnginesDie(String where, long seed) throws Exception {
    Random random = new Random(seed);
    try (Client client =
        where.equals("threads") ? Client.threads(ENGINES) : Client.processes(ENGINES)) {
      long end = System.nanoTime() + (long) (SECONDS * 1e9);
      int kills = 0;
      do {
        kills += killDuring(client, random);
      } while (System.nanoTime() < end);
      assertThat(kills).isPositive();
    }
  }

  /** Submits tasks of all kinds, and kills engines while they are done. */
  private static int killDuring(Client client, Random random) throws Exception {
    List<AsyncResult<?>> results = new ArrayList<>();
    AtomicIntegerArray answers = new AtomicIntegerArray(3 * BATCH);
    int kills = 0;
    for (int number = 0; number < BATCH; number++) {
      int own = number;
      results.add(client.balanced().applyAsync(n -> work(n), own));
      results.get(own).onProgress(_ -> answers.incrementAndGet(own));
      if (random.nextInt(BATCH / 2) == 0) {
        kill(client, random);
        kills++;
      }
    }
    AsyncResults<Integer> map =
        client.balanced().withChunkSize(7).mapAsync(n -> work(n), ViewFixture.numbers(BATCH));
    AtomicInteger steps = new AtomicInteger();
    map.onProgress(_ -> steps.incrementAndGet());
    AsyncResults<Integer> direct = client.all().applyAsync(n -> work(n), 5);
    kill(client, random);
    for (int number = 0; number < BATCH; number++) {
      assertOver(results.get(number), number);
      assertThat(answers.get(number)).as("answers of %d", number).isLessThanOrEqualTo(1);
    }
    List<Outcome<Integer>> outcomes = map.outcomes();
    for (int number = 0; number < BATCH; number++) {
      assertAnswer(outcomes.get(number), number);
    }
    assertThat(steps.get()).isLessThanOrEqualTo(BATCH);
    assertThat(direct.await(Duration.ofMinutes(1))).isTrue();
    client.waitForEngines(ENGINES, Duration.ofMinutes(1));
    return kills + 1;
  }

  /** It comes back soon; meanwhile the others must do. */
  private static void kill(Client client, Random random) throws Exception {
    int victim = random.nextInt(ENGINES);
    if (client.ids().contains(victim)) {
      client.kill(victim);
    }
    client.restart(victim).get();
  }

  private static void assertOver(AsyncResult<?> result, int number) throws Exception {
    assertThat(result.await(Duration.ofMinutes(1))).as("task %d is answered", number).isTrue();
    if (result.successful()) {
      assertThat(result.get()).isEqualTo(2 * number);
    } else {
      assertThat(result.failures().getFirst()).isInstanceOf(EngineLostException.class);
    }
  }

  private static void assertAnswer(Outcome<Integer> outcome, int number) {
    if (outcome instanceof Outcome.Failed<Integer>(TaskException failure)) {
      assertThat(failure).isInstanceOf(EngineLostException.class);
    } else {
      assertThat(outcome.get()).isEqualTo(2 * number);
    }
  }

  private static int work(int number) {
    long sum = 0;
    for (int step = 0; step < number % 13 * 20_000; step++) {
      sum += step ^ number;
    }
    return sum == 42 ? -1 : 2 * number;
  }
}
