package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerOptions;
import java.io.Serializable;

/**
 * What a rank tells the others of itself when they open.
 *
 * @param place where it runs
 * @param workers how many it was asked to have; {@link ManagerOptions#SHARE} for its share
 * @param rootWorks whether it wants the root to work; the root's own wish counts
 */
record RankOffer(RankPlace place, int workers, boolean rootWorks) implements Serializable {

  static RankOffer of(RankPlace place, ManagerOptions options) {
    return new RankOffer(place, options.workers(), options.rootWorks());
  }
}
