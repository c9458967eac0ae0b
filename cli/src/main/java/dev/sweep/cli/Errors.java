package dev.sweep.cli;

import dev.sweep.ChangedSweepException;
import dev.sweep.DisagreementException;
import dev.sweep.config.ConfigException;
import dev.sweep.model.ModelException;
import dev.sweep.parallel.ManagerException;
import dev.sweep.plan.Fingerprint.Difference;
import dev.sweep.results.ResultsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong, without a stack trace, and says which exit code that is. */
record Errors(Console console, boolean stackTraces) implements IExecutionExceptionHandler {

  /** Returns what reports to {@code console}; with stack traces if sweep is being debugged. */
  static Errors on(Console console) {
    return new Errors(console, Boolean.getBoolean("sweep.stacktraces"));
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    return report(exception);
  }

  /** Tells what went wrong and returns the exit code for it. */
  int report(Exception exception) {
    if (stackTraces) {
      exception.printStackTrace(console.err());
    }
    return switch (exception) {
      case CommandLine.ParameterException wrong -> tell(wrong.getMessage(), ExitCode.USAGE);
      case ConfigException config -> {
        config.faults().forEach(fault -> console.err().println(fault));
        yield ExitCode.USAGE;
      }
      case ModelException model -> tell(model.getMessage(), ExitCode.USAGE);
      case ChangedSweepException changed -> reportChange(changed);
      case DisagreementException apart -> tell(apart.getMessage(), ExitCode.BROKEN);
      case ManagerException manager -> reportCause(manager);
      case NoSuchFileException missing ->
          tell(missing.getFile() + ": no such file", ExitCode.BROKEN);
      case AccessDeniedException denied ->
          tell(denied.getFile() + ": permission denied", ExitCode.BROKEN);
      case IOException io -> tell(io.getMessage(), ExitCode.BROKEN);
      case InterruptedException interrupted -> ExitCode.INTERRUPTED;
      default -> reportBug(exception);
    };
  }

  private int reportCause(ManagerException exception) {
    return switch (exception.getCause()) {
      case ModelException model -> tell(model.getMessage(), ExitCode.BROKEN);
      case ResultsException results -> report(results);
      case null, default -> tell(exception.getMessage(), ExitCode.BROKEN);
    };
  }

  private int reportChange(ChangedSweepException changed) {
    PrintStream err = console.err();
    err.println("sweep: " + changed.getMessage() + "; nothing was touched. What differs:");
    for (Difference difference : changed.differences()) {
      String content = changed.modelFile(difference).map(path -> ": content of " + path).orElse("");
      err.println("  " + difference.key() + content);
      err.println("    in the file:  " + difference.beforeText());
      err.println("    now:          " + difference.afterText());
    }
    err.println(
        "Start over with --fresh (the old file is kept), or write to another file with -o.");
    if (changed.differences().stream().noneMatch(Difference::isOfModel)) {
      err.println("Points that are in both need not run again: --fresh --reuse " + changed.file());
    }
    return ExitCode.BROKEN;
  }

  private int reportBug(Throwable exception) {
    console.err().println("sweep: this is a bug in sweep, please report it with what follows");
    exception.printStackTrace(console.err());
    return ExitCode.BROKEN;
  }

  private int tell(@Nullable String message, int exitCode) {
    console.note(message == null ? "failed for an unknown reason" : message);
    return exitCode;
  }
}
