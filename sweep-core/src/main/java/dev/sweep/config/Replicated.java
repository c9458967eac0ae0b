package dev.sweep.config;

import java.util.List;

/** What replicates add to every point. */
public final class Replicated {
  /** The number of the replicate, from 0. */
  public static final String NUMBER = "replicate";

  /** The seed of the replicate of the point, for the model's own random numbers. */
  public static final String SEED = "seed";

  static final List<String> NAMES = List.of(NUMBER, SEED);

  private Replicated() {}
}
