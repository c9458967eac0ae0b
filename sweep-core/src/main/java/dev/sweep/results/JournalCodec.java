package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns journal entries into bytes and back. */
final class JournalCodec {
  private JournalCodec() {}

  static byte[] encode(JournalEntry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(entry.sequence());
    out.writeInt(entry.failures().size());
    for (PointFailure failure : entry.failures()) {
      write(out, failure);
    }
    out.writeInt(entry.shares().size());
    for (LocalResult share : entry.shares()) {
      write(out, share);
    }
    write(out, entry.retried());
    return bytes.toByteArray();
  }

  static JournalEntry decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    long sequence = in.readLong();
    int failureCount = in.readInt();
    List<PointFailure> failures = new ArrayList<>(failureCount);
    for (int i = 0; i < failureCount; i++) {
      failures.add(readFailure(in));
    }
    int shareCount = in.readInt();
    List<LocalResult> shares = new ArrayList<>(shareCount);
    for (int i = 0; i < shareCount; i++) {
      shares.add(readShare(in));
    }
    return new JournalEntry(sequence, failures, shares, readRanges(in));
  }

  private static void write(DataOutputStream out, PointFailure failure) throws IOException {
    out.writeLong(failure.point());
    out.writeInt(failure.attempt());
    write(out, failure.kind());
    write(out, failure.message());
    write(out, failure.log());
  }

  private static PointFailure readFailure(DataInputStream in) throws IOException {
    return new PointFailure(in.readLong(), in.readInt(), readText(in), readText(in), readText(in));
  }

  private static void write(DataOutputStream out, LocalResult share) throws IOException {
    out.writeInt(share.rank());
    write(out, share.points());
    out.writeLong(share.ok());
    out.writeLong(share.failed());
    out.writeLong(share.chunks());
    out.writeInt(share.workers());
    out.writeDouble(share.busySeconds());
    out.writeDouble(share.wallSeconds());
    out.writeDouble(share.workerSeconds());
    write(out, share.host());
    out.writeLong(share.pid());
  }

  private static LocalResult readShare(DataInputStream in) throws IOException {
    int rank = in.readInt();
    return new LocalResult(
        rank,
        readRanges(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        readText(in),
        in.readLong());
  }

  private static void write(DataOutputStream out, IndexRanges points) throws IOException {
    out.writeInt(points.ranges().size());
    for (IndexRange range : points.ranges()) {
      out.writeLong(range.first());
      out.writeLong(range.count());
    }
  }

  private static IndexRanges readRanges(DataInputStream in) throws IOException {
    int count = in.readInt();
    IndexRanges.Builder points = IndexRanges.builder();
    for (int i = 0; i < count; i++) {
      points.add(new IndexRange(in.readLong(), in.readLong()));
    }
    return points.build();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
