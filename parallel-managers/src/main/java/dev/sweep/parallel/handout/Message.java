package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import java.util.List;

/** What the coordinator and a member tell each other. */
sealed interface Message {

  /** What a member tells. */
  sealed interface FromMember extends Message {}

  /** What the coordinator tells. */
  sealed interface FromCoordinator extends Message {}

  /** A worker is there and wants work. */
  record Ask(int worker) implements FromMember {}

  /** A worker has finished the chunk it had for longest, and goes on with the next it has. */
  record Finished(int worker, long count, double seconds) implements FromMember {}

  /** A worker's finding, as bytes of an object. */
  record Finding(int worker, IndexRange range, byte[] object) implements FromMember {}

  /** The answer to {@link Recall}: the chunk, or nothing if the worker has begun it already. */
  record Returned(int worker, List<IndexRange> chunk) implements FromMember {}

  /** All workers of the member have ended; no other message of it follows but a {@link Halt}. */
  record Done(byte[] outcome) implements FromMember {}

  /** How many bytes of findings the member may have on the way. */
  record Start(long creditBytes) implements FromCoordinator {}

  /** Something to do for a worker, behind what it has; nothing if nothing is left for it. */
  record Chunk(int worker, List<IndexRange> ranges) implements FromCoordinator {}

  /** The worker is to give back the last chunk it has, unless it has begun it. */
  record Recall(int worker) implements FromCoordinator {}

  /** A finding of so many bytes is not on the way any more. */
  record Acknowledged(int bytes) implements FromCoordinator {}

  /** The run is over, on all ranks. */
  record End(byte[] outcome) implements FromCoordinator {}

  /** The run is to end early. */
  record Halt() implements FromMember, FromCoordinator {}
}
