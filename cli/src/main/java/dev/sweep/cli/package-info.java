/** The sweep command: one class a command, renderers for people and for machines, no logic. */
@NullMarked
package dev.sweep.cli;

import org.jspecify.annotations.NullMarked;
