package dev.sweep.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Gives each instruction the register for its column: few of them, so that they stay in the cache.
 *
 * <p>A register is free again after the last instruction that reads it, which may write its own
 * column there. Instructions that nothing reads are left out.
 */
final class Allocation {

  /** An instruction with the registers it reads and the one it writes. */
  record Placed(Instruction instruction, List<Integer> sources, int target) {}

  private final List<Instruction> instructions;
  private final int[] lastReader;
  private final int[] registers;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  private Allocation(List<Instruction> instructions, int result) {
    this.instructions = instructions;
    this.lastReader = lastReaders(instructions, result);
    this.registers = new int[instructions.size()];
  }

  /** Returns what remains to be run, in order; the last one gives the column of {@code result}. */
  static List<Placed> of(List<Instruction> instructions, int result) {
    Allocation allocation = new Allocation(instructions, result);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i <= result; i++) {
      if (allocation.lastReader[i] >= 0) {
        placed.add(allocation.place(i));
      }
    }
    return List.copyOf(placed);
  }

  /** For each instruction the last one that reads it; -1 if no one does. */
  private static int[] lastReaders(List<Instruction> instructions, int result) {
    int[] readers = new int[instructions.size()];
    Arrays.fill(readers, -1);
    readers[result] = Integer.MAX_VALUE;
    for (int i = result; i >= 0; i--) {
      if (readers[i] >= 0) {
        for (int source : instructions.get(i).sources()) {
          readers[source] = Math.max(readers[source], i);
        }
      }
    }
    return readers;
  }

  private Placed place(int number) {
    Instruction instruction = instructions.get(number);
    List<Integer> sources = instruction.sources().stream().map(s -> registers[s]).toList();
    instruction.sources().stream()
        .distinct()
        .filter(source -> lastReader[source] == number)
        .forEach(source -> free.push(registers[source]));
    registers[number] = free.isEmpty() ? count++ : free.pop();
    return new Placed(instruction, sources, registers[number]);
  }
}
