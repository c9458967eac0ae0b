package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Outcomes as bytes: the reports field by field, then the failures, if there are any, by Java
 * serialization. To read a first record by that takes the JVM tens of milliseconds: too long for
 * what every run ends with.
 */
final class OutcomeCodec {
  private OutcomeCodec() {}

  static byte[] encode(Outcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(outcome.reports().size());
      for (WorkerReport report : outcome.reports()) {
        write(out, report);
      }
      if (!outcome.failures().isEmpty()) {
        out.write(ObjectBytes.write(new ArrayList<>(outcome.failures())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the outcome that {@link #encode} has written.
   *
   * @throws UncheckedIOException if bytes are missing
   */
  static Outcome decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      List<WorkerReport> reports = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        reports.add(readReport(in));
      }
      return new Outcome(reports, failures(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // they were written as such
  private static List<Failure> failures(byte[] bytes) {
    return bytes.length == 0
        ? List.of()
        : (List<Failure>) Objects.requireNonNull(ObjectBytes.read(bytes));
  }

  private static void write(DataOutputStream out, WorkerReport report) throws IOException {
    out.writeInt(report.worker());
    out.writeInt(report.rank());
    write(out, report.done());
    out.writeLong(report.chunks());
    out.writeDouble(report.busySeconds());
    out.writeDouble(report.wallSeconds());
    out.writeUTF(report.host());
    out.writeLong(report.pid());
    out.writeBoolean(report.abandoned());
  }

  private static WorkerReport readReport(DataInputStream in) throws IOException {
    return new WorkerReport(
        in.readInt(),
        in.readInt(),
        readRanges(in),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readUTF(),
        in.readLong(),
        in.readBoolean());
  }

  private static void write(DataOutputStream out, IndexRanges ranges) throws IOException {
    out.writeInt(ranges.ranges().size());
    for (IndexRange range : ranges.ranges()) {
      out.writeLong(range.first());
      out.writeLong(range.count());
    }
  }

  private static IndexRanges readRanges(DataInputStream in) throws IOException {
    IndexRanges.Builder ranges = IndexRanges.builder();
    for (int left = in.readInt(); left > 0; left--) {
      ranges.add(new IndexRange(in.readLong(), in.readLong()));
    }
    return ranges.build();
  }
}
