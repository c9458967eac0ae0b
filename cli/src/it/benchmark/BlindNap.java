import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Does nothing for as long as its number, and nothing else, decides: lognormal, mean 50 ms. */
public final class BlindNap implements Model {
  private static final double SIGMA = 1.517; // a standard deviation of three means, as in 'drawn'
  private static final double MU = Math.log(0.05) - SIGMA * SIGMA / 2;

  @Override
  public void evaluate(Point point, Outputs outputs) {
    double normal = new Random((long) point.number("n") * 7919).nextGaussian();
    long start = System.nanoTime();
    long end = start + Math.round(Math.exp(MU + SIGMA * normal) * 1e9);
    for (long left = end - start; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    outputs.put("slept", (System.nanoTime() - start) * 1e-9);
  }
}
