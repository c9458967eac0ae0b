package dev.sweep.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a record of options is when the configuration does not give it.
 *
 * {@snippet :
 * public record Settings(Path mesh, @Default("1e-6") double tolerance, @Default("[1, 2]") List<Integer> orders) {}
 * }
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  /** As it would be written in the configuration: YAML. */
  String value();
}
