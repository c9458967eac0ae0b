package dev.sweep.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program with all it gets for one point.
 *
 * @param argv its words, the program first
 * @param environment added to this process's, less what makes it a rank of MPI
 * @param stdin what it reads on its standard input; null for nothing
 * @param directory where it runs; null for this process's working directory
 */
record Invocation(
    List<String> argv,
    Map<String, String> environment,
    @Nullable String stdin,
    @Nullable Path directory) {}
