package dev.sweep.results.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A dataset of a {@link Tree} that is being built; its values are in the file already. */
public final class TreeDataset extends WritableDatasetImpl {
  private static final long NO_ADDRESS = -1;
  private static final int NO_SLOT = -1;

  /**
   * No fill value, none to be written. jhdf's own message asks for one to be written at allocation,
   * which makes h5repack refuse to make such a dataset. A header of 4 bytes, version 3, and flags:
   * allocated early (1), written if set (2 from bit 2 on), undefined (bit 4).
   */
  private static final Message NO_FILL =
      Message.readObjectHeaderV2Message(
          ByteBuffer.wrap(new byte[] {5, 2, 0, 0, 3, 0x19}).order(ByteOrder.LITTLE_ENDIAN),
          null,
          false);

  private final Tree tree;
  private final ElementType type;
  private final DataSpace space;
  private final long bytes;
  private final long address;
  private final TreeAttributes attributes;
  private final byte[] reference = new byte[Long.BYTES];
  private int referenceSlot = NO_SLOT;
  private long headerAddress;

  TreeDataset(Tree tree, Group parent, String name, ElementType type, long[] shape, long address) {
    super(new double[1], name, parent);
    this.tree = tree;
    this.type = type;
    this.space = space(shape);
    this.bytes = Math.multiplyExact(space.getTotalLength(), (long) type.bytes());
    this.address = address;
    this.attributes = new TreeAttributes(tree, this);
  }

  /** Returns how long its only dimension is. */
  public long length() {
    return space.getTotalLength();
  }

  /** Returns this dataset's attributes. */
  public TreeAttributes attributes() {
    return attributes;
  }

  /** Makes this the scale of a dimension, with values or without, known as {@code title}. */
  public TreeDataset makeScale(String title) {
    referenceSlot = tree.heap().add(reference, 1);
    attributes.putFixed("CLASS", "DIMENSION_SCALE");
    attributes.putFixed("NAME", title);
    attributes.put("_Netcdf4Dimid", tree.addScale(this));
    return this;
  }

  /** Names this dataset's dimensions, slowest first. */
  public TreeDataset withDimensions(List<TreeDataset> scales) {
    if (!scales.isEmpty()) {
      int[] slots = new int[scales.size()];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = scales.get(i).referenceSlot;
      }
      attributes.putReferences("DIMENSION_LIST", slots);
    }
    return this;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    headerAddress = position;
    ByteBuffer header = new ObjectHeader.ObjectHeaderV2(position, messages()).toBuffer();
    int size = header.remaining();
    channel.write(header, position);
    return position + size;
  }

  /** Tells those who refer to this dataset where its header is. */
  void fillReference() {
    ByteBuffer.wrap(reference).order(ByteOrder.LITTLE_ENDIAN).putLong(headerAddress);
  }

  private List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(type.dataType()));
    messages.add(DataSpaceMessage.create(space));
    messages.add(NO_FILL);
    messages.add(ContiguousDataLayoutMessage.create(bytes == 0 ? NO_ADDRESS : address, bytes));
    if (!getAttributes().isEmpty()) {
      messages.add(AttributeInfoMessage.create());
    }
    for (Map.Entry<String, Attribute> attribute : getAttributes().entrySet()) {
      messages.add(AttributeMessage.create(attribute.getKey(), attribute.getValue()));
    }
    return messages;
  }

  /** jhdf makes dataspaces of examples only, so an example of the right rank is changed. */
  private static DataSpace space(long[] shape) {
    if (shape.length == 0) {
      return DataSpace.fromObject(0);
    }
    Object example = Array.newInstance(int.class, ones(shape.length));
    return DataSpace.modifyDimensions(DataSpace.fromObject(example), shape);
  }

  private static int[] ones(int rank) {
    int[] ones = new int[rank];
    Arrays.fill(ones, 1);
    return ones;
  }
}
