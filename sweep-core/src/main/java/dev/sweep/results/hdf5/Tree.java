package dev.sweep.results.hdf5;

import io.jhdf.WritableGroupImpl;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups, dataset headers and attributes of one generation of the file, built anew for each commit.
 *
 * <p>References need addresses that are known only when all headers have their place. So the tree
 * is written twice into memory: sizes do not depend on addresses, and what the first pass learns
 * holds in the second. Strings and references of attributes follow behind the headers, in a heap.
 */
public final class Tree {
  private final HeapBuilder heap = new HeapBuilder();
  private final List<TreeDataset> scales = new ArrayList<>();
  private final TreeGroup root = new TreeGroup(this, rootGroup());
  private long heapAddress;

  /** Returns the root group. */
  public TreeGroup root() {
    return root;
  }

  HeapBuilder heap() {
    return heap;
  }

  HeapReference heapReference(int slot) {
    return heap.reference(slot, heapAddress);
  }

  int addScale(TreeDataset scale) {
    scales.add(scale);
    return scales.size() - 1;
  }

  /** Returns the bytes to be written at {@code base}, the root group's header first. */
  ByteBuffer encode(long base) {
    long end = root.group().write(new MemoryChannel(base), base);
    heapAddress = (end + 7) & ~7L;
    scales.forEach(TreeDataset::fillReference);
    ByteBuffer objects = heap.encode();
    MemoryChannel image = new MemoryChannel(base);
    root.group().write(image, base);
    image.write(objects, heapAddress);
    return image.image(Math.toIntExact(heapAddress + objects.limit() - base));
  }

  @SuppressWarnings("NullAway") // the root has no parent
  private static WritableGroupImpl rootGroup() {
    return new WritableGroupImpl(null, "/");
  }
}
