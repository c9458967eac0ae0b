package dev.sweep.results.hdf5;

import io.jhdf.WritableGroupImpl;
import java.nio.charset.StandardCharsets;

/** A group of a {@link Tree} that is being built. */
public final class TreeGroup {
  private static final int LONGEST_NAME_BYTES = 254;

  private final Tree tree;
  private final WritableGroupImpl group;
  private final TreeAttributes attributes;

  TreeGroup(Tree tree, WritableGroupImpl group) {
    this.tree = tree;
    this.group = group;
    this.attributes = new TreeAttributes(tree, group);
  }

  /** Returns whether {@code name} can stand in a file: no slash, at most 254 bytes of UTF-8. */
  public static boolean isName(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES;
  }

  /** Returns this group's attributes. */
  public TreeAttributes attributes() {
    return attributes;
  }

  /** Adds a group. */
  public TreeGroup group(String name) {
    checkName(name);
    return new TreeGroup(tree, (WritableGroupImpl) group.putGroup(name));
  }

  /**
   * Adds a dataset whose values lie at {@code address}, row after row.
   *
   * @param shape the size of each dimension; empty for a single value
   * @throws IllegalArgumentException if the group has something of that name already
   */
  public TreeDataset dataset(String name, ElementType type, long[] shape, long address) {
    checkName(name);
    TreeDataset dataset = new TreeDataset(tree, group, name, type, shape, address);
    group.putDataset(name, dataset);
    return dataset;
  }

  WritableGroupImpl group() {
    return group;
  }

  private void checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name for an HDF5 object: '" + name + "'");
    }
    if (group.getChildren().containsKey(name)) {
      throw new IllegalArgumentException("two HDF5 objects named '" + name + "' in one group");
    }
  }
}
