package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.results.hdf5.TreeGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The long texts of a provenance, stored once; each tree refers to them. */
final class ProvenanceTexts {
  private final Provenance provenance;
  private final long address;

  /** Stores the texts of {@code provenance} at the end of {@code file}. */
  ProvenanceTexts(LiveFile file, TextStore texts, Provenance provenance) throws IOException {
    this.provenance = provenance;
    List<String> all = new ArrayList<>(List.of(provenance.config(), provenance.fingerprint()));
    all.addAll(provenance.overrides());
    GrowingBytes references = new GrowingBytes();
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
    group.dataset("config", ElementType.TEXT, scalar, address);
    group.dataset("fingerprint", ElementType.TEXT, scalar, address + HeapReference.BYTES);
    group.dataset("overrides", ElementType.TEXT, list, address + 2 * HeapReference.BYTES);
    for (Provenance.Fact fact : provenance.facts()) {
      group.attributes().put(fact.name(), fact.value());
    }
  }
}
