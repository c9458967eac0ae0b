package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import java.util.List;

/** Brings workers of any process what the ledger has for them. None of the calls blocks. */
interface Deliveries {
  /** Sends a chunk; an empty one says that nothing more will come. */
  void chunk(int worker, List<IndexRange> chunk);

  /** Asks for the last chunk back. */
  void recall(int worker);
}
