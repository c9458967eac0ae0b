package dev.sweep.config;

import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code parameters}.
 *
 * @param unit free text, such as {@code Pa}; null when not given
 */
public record ParameterConfig(
    String name,
    ParameterSpec spec,
    @Nullable String unit,
    @Nullable String description,
    Position position) {}
