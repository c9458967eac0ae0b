package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.results.hdf5.TreeDataset;
import dev.sweep.results.hdf5.TreeGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The long texts of a provenance, stored once; each tree refers to them. */
final class ProvenanceTexts {
  private final Provenance provenance;
  private final long address;
  private final GrowingBytes references = new GrowingBytes();

  /** Stores the texts of {@code provenance} at the end of {@code file}. */
  ProvenanceTexts(LiveFile file, TextStore texts, Provenance provenance) throws IOException {
    this.provenance = provenance;
    List<String> all = new ArrayList<>(List.of(provenance.config(), provenance.fingerprint()));
    all.addAll(provenance.overrides());
    for (HeapReference reference : texts.store(all)) {
      references.put(reference);
    }
    this.address = file.append(references.view());
  }

  Provenance provenance() {
    return provenance;
  }

  void addTo(TreeGroup group) {
    long[] scalar = {};
    long[] list = {provenance.overrides().size()};
    add(group, "config", scalar, 0, 1);
    add(group, "fingerprint", scalar, 1, 1);
    add(group, "overrides", list, 2, provenance.overrides().size()).makeScale("overrides");
    for (Provenance.Fact fact : provenance.facts()) {
      group.attributes().put(fact.name(), fact.value());
    }
  }

  private TreeDataset add(TreeGroup group, String name, long[] shape, int first, int count) {
    int start = first * HeapReference.BYTES;
    int checksum = Checksum.of(references.view().slice(start, count * HeapReference.BYTES));
    TreeDataset dataset = group.dataset(name, ElementType.TEXT, shape, address + start);
    dataset.attributes().put(Checksum.ATTRIBUTE, checksum);
    return dataset;
  }
}
