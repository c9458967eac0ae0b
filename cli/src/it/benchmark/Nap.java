import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import java.util.concurrent.locks.LockSupport;

/** Does nothing for as long as a point says, in seconds: what is left of a run is overhead. */
public final class Nap implements Model {
  @Override
  public void evaluate(Point point, Outputs outputs) {
    long start = System.nanoTime();
    long end = start + Math.round(point.number("seconds_asleep") * 1e9);
    for (long left = end - start; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    outputs.put("slept", (System.nanoTime() - start) * 1e-9);
  }
}
