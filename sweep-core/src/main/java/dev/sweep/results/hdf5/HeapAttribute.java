package dev.sweep.results.hdf5;

import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An attribute whose values lie in the tree's heap, and whose own bytes refer to them. */
final class HeapAttribute extends WritableAttributeImpl {
  private final Tree tree;
  private final RawType type;
  private final DataSpace space;
  private final int[] slots;

  HeapAttribute(Tree tree, String name, Node node, RawType type, DataSpace space, int[] slots) {
    super(name, node, slots);
    this.tree = tree;
    this.type = type;
    this.space = space;
    this.slots = slots;
  }

  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public DataSpace getDataSpace() {
    return space;
  }

  /** Returns the references as they are in this pass over the tree. */
  @Override
  public Object getData() {
    ByteBuffer references =
        ByteBuffer.allocate(slots.length * HeapReference.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int slot : slots) {
      tree.heapReference(slot).putTo(references);
    }
    return references.array();
  }
}
