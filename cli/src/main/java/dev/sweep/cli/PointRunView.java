package dev.sweep.cli;

import dev.sweep.PointRun;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.model.Transcript;
import dev.sweep.space.PointBlock;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Shows a point that is run by itself, from its parameters to its end, as it goes. */
record PointRunView(PrintStream out) implements Transcript {

  /** Shows the parameters. */
  void begin(PointRun run, String sweep) {
    PointBlock point = run.point();
    out.printf("point %d of %s%n", point.first(), sweep);
    TextTable table = new TextTable("parameter", "value");
    for (int i = 0; i < point.parameters().size(); i++) {
      table.add(point.parameters().get(i).name(), point.value(0, i).toString());
    }
    table.print(out);
  }

  @Override
  public synchronized void said(String who, String text) {
    text.lines().forEach(line -> out.println(who + ": " + line));
    out.flush();
  }

  /** Shows what came of it. */
  void end(PointRun run) {
    String status = run.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    out.println();
    if (run.status() == Status.EXCLUDED) {
      out.println("excluded by where");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s, attempt %d, %s%n",
        status,
        run.outcomes().attempts()[0],
        Durations.inWords(run.outcomes().seconds()[0]));
    printOutputs(run);
    for (PointFailure failure : run.outcomes().failures()) {
      out.println(failure.kind() + ": " + failure.message());
      LogTail.print(out, failure.log());
    }
  }

  private void printOutputs(PointRun run) {
    if (run.status() != Status.OK) {
      return;
    }
    TextTable table = new TextTable("output", "value");
    run.outcomes().columns().forEach(column -> table.add(column.name(), text(column)));
    table.print(out);
  }

  private static String text(OutputColumn column) {
    return switch (column) {
      case OutputColumn.Numbers(_, int[] shape, double[] values) ->
          shape.length == 0 ? Double.toString(values[0]) : Arrays.toString(values);
      case OutputColumn.Flags(_, byte[] values) -> Boolean.toString(values[0] == 1);
      case OutputColumn.Texts(_, String[] values) -> values[0];
    };
  }
}
