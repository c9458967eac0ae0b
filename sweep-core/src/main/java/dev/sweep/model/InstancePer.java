package dev.sweep.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a class that implements {@link Model} or {@link BatchModel} how its instances can be
 * used. A class without it has one for each worker.
 *
 * {@snippet :
 * @InstancePer(Scope.OWN_PROCESS) // the library has global variables
 * public final class Spice implements Model { ... }
 * }
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InstancePer {
  /** What there is one instance for. */
  Scope value();

  /** What there can be one instance for. */
  enum Scope {
    /** Each try at a point: an instance cannot be used twice. Batches are of one point then. */
    POINT,

    /** Each worker, which calls it on one thread. */
    WORKER,

    /**
     * All workers of a process, which call it at the same time: it is thread-safe, and keeps
     * nothing from one point that could matter to another.
     */
    PROCESS,

    /**
     * Each worker, and there must be no other in its process, as where a native library has global
     * variables. Such a model runs with {@code isolation: process} only.
     */
    OWN_PROCESS
  }
}
