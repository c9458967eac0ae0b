package dev.sweep.results.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.results.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveFileTest {
  @TempDir Path directory;

  @Test
  void holdsEveryTypeAsH5pyReadsIt() throws IOException {
    Path path = directory.resolve("types.h5");
    try (LiveFile file = newFile()) {
      Tree tree = new Tree();
      long at = file.append(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}));
      for (ElementType type : ElementType.values()) {
        if (type != ElementType.TEXT) {
          tree.root().dataset(type.name(), type, new long[] {1}, at);
        }
      }
      file.commit(tree);
      file.publish(path);
    }
    assertThat(
            Programs.python(
                path,
                """
                f = h5py.File(path)
                print(*[k + ':' + str(f[k].dtype) + ':' + str(f[k][0]) for k in f])
                """))
        .isEqualTo(
            "FLOAT32:float32:nan FLOAT64:float64:nan INT32:int32:-1 INT64:int64:-1 INT8:int8:-1"
                + " UINT8:uint8:255");
  }

  @Test
  void refusesASecondObjectOfTheSameName() {
    TreeGroup root = new Tree().root();
    root.dataset("q", ElementType.FLOAT64, new long[] {1}, 0);
    assertThatThrownBy(() -> root.dataset("q", ElementType.INT8, new long[] {2}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two HDF5 objects named 'q' in one group");
  }

  @Test
  void holdsStringsOfAnyLengthInDatasetsAndAttributes() throws IOException {
    Path path = directory.resolve("texts.h5");
    String longText = "żółw ".repeat(100_000);
    HeapBuilder heap = new HeapBuilder();
    int[] slots = {heap.add("plain"), heap.add(""), heap.add(longText), heap.add("błąd")};
    try (LiveFile file = newFile()) {
      long base = file.append(heap.encode());
      ByteBuffer references = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      for (int slot : slots) {
        heap.reference(slot, base).putTo(references);
      }
      Tree tree = new Tree();
      tree.root()
          .dataset("s", ElementType.TEXT, new long[] {4}, file.append(references.flip()))
          .attributes()
          .put("long_name", longText)
          .put("list", List.of("a", "", "ć"));
      file.commit(tree);
      file.publish(path);
    }
    assertThat(
            Programs.python(
                path,
                """
                d = h5py.File(path)['s']
                v = [x.decode() for x in d[...]]
                t = 'żółw ' * 100000
                print(v[0], v[1] == '', v[2] == t, v[3], d.attrs['long_name'] == t, d.attrs['list'])
                """))
        .isEqualTo("plain True True błąd True ['a' '' 'ć']");
  }

  @Test
  void spreadsManyStringsOverSeveralHeaps() throws IOException {
    Path path = directory.resolve("many.h5");
    int count = 100_000;
    HeapBuilder heap = new HeapBuilder();
    for (int i = 0; i < count; i++) {
      heap.add("number " + i);
    }
    try (LiveFile file = newFile()) {
      long base = file.append(heap.encode());
      ByteBuffer references = ByteBuffer.allocate(16 * count).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        heap.reference(i, base).putTo(references);
      }
      Tree tree = new Tree();
      long address = file.append(references.flip());
      tree.root().dataset("s", ElementType.TEXT, new long[] {count}, address);
      file.commit(tree);
      assertThat(new HeapReader(file.data()).text(heap.reference(99_999, base)))
          .isEqualTo("number 99999");
      file.publish(path);
    }
    assertThat(
            Programs.python(
                path,
                """
                v = h5py.File(path)['s'].asstr()[...]
                print(all(v[i] == 'number %d' % i for i in range(100000)))
                """))
        .isEqualTo("True");
  }

  @Test
  void namesDimensionsForXarray() throws IOException {
    Path path = directory.resolve("scales.h5");
    try (LiveFile file = newFile()) {
      Tree tree = new Tree();
      long values = file.append(doubles(10, 20, 1, 2, 3, 4));
      TreeDataset scale =
          tree.root().dataset("T", ElementType.FLOAT64, new long[] {2}, values).makeScale("T");
      tree.root()
          .dataset("q", ElementType.FLOAT64, new long[] {2, 2}, values + 16)
          .withDimensions(List.of(scale, scale));
      tree.root()
          .dataset("r", ElementType.FLOAT64, new long[] {2}, values + 16)
          .withDimensions(List.of(scale));
      file.commit(tree);
      file.publish(path);
    }
    assertThat(Programs.python(path, "print(float(opened().r.sel(T=20)), opened().r.dims)"))
        .isEqualTo("2.0 ('T',)");
    assertThat(Programs.run("h5dump", "-H", path.toString())).contains("DATASET \"q\"");
  }

  @Test
  void replacesTheTreeAndKeepsTheValues() throws IOException {
    Path path = directory.resolve("generations.h5");
    long address;
    try (LiveFile file = newFile()) {
      address = file.reserve(16);
      file.commit(generation(0, address));
      file.publish(path);
      file.data().write(doubles(1.5, 2.5), address);
    }
    for (int generation = 1; generation <= 3; generation++) {
      try (LiveFile file = LiveFile.open(path)) {
        file.commit(generation(generation, address));
      }
    }
    assertThat(
            Programs.python(path, "f = h5py.File(path); print(f.attrs['generation'], f['v'][...])"))
        .isEqualTo("3 [1.5 2.5]");
  }

  @Test
  void ignoresWhatACrashLeftBehindTheEnd() throws IOException {
    Path path = directory.resolve("tail.h5");
    try (LiveFile file = newFile()) {
      file.commit(generation(7, file.reserve(16)));
      file.publish(path);
    }
    Files.write(path, new byte[1000], java.nio.file.StandardOpenOption.APPEND);
    assertThat(Programs.python(path, "print(h5py.File(path).attrs['generation'])")).isEqualTo("7");
  }

  @Test
  void survivesAnInterruptDuringAWrite() throws IOException {
    Path path = directory.resolve("interrupted.h5");
    try (LiveFile file = newFile()) {
      long address = file.reserve(16);
      file.commit(generation(0, address));
      file.publish(path);
      Thread.currentThread().interrupt();
      file.data().write(doubles(3, 4), address);
      assertThat(Thread.interrupted()).isTrue();
      file.data().force(true);
    }
    assertThat(Programs.python(path, "print(h5py.File(path)['v'][...])")).isEqualTo("[3. 4.]");
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Path path = Files.writeString(directory.resolve("x.h5"), "not HDF5 ".repeat(20));
    assertThatThrownBy(() -> LiveFile.open(path)).hasMessageContaining("not an HDF5 file");
  }

  @Test
  void refusesNamesThatHdf5CannotHold() {
    TreeGroup root = new Tree().root();
    assertThatIllegalArgumentException().isThrownBy(() -> root.group("a/b"));
    assertThatIllegalArgumentException().isThrownBy(() -> root.group("ż".repeat(128)));
    assertThat(TreeGroup.isName("ż".repeat(127))).isTrue();
  }

  private LiveFile newFile() throws IOException {
    return LiveFile.create(directory.resolve("file.new"));
  }

  private static Tree generation(int number, long address) {
    Tree tree = new Tree();
    tree.root().attributes().put("generation", number);
    tree.root().dataset("v", ElementType.FLOAT64, new long[] {2}, address);
    return tree;
  }

  private static ByteBuffer doubles(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.flip();
  }
}
