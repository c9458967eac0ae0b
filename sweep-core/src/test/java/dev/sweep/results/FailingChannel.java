package dev.sweep.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel on a {@link FailingDisk}: whatever needs space asks the disk first. */
final class FailingChannel extends FileChannel {
  private final FileChannel real;
  private final FailingDisk disk;

  FailingChannel(FileChannel real, FailingDisk disk) {
    this.real = real;
    this.disk = disk;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    disk.use();
    return real.write(source);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    disk.use();
    return real.write(source, position);
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    disk.use();
    return real.write(sources, offset, length);
  }

  @Override
  public void force(boolean metadata) throws IOException {
    disk.use();
    real.force(metadata);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.use();
    real.truncate(size);
    return this;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return real.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    disk.use();
    return real.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
