package dev.sweep.results;

import dev.sweep.results.hdf5.HeapBuilder;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stores strings at the end of the file. What was stored lately is not stored again. Confined to
 * whoever commits.
 */
final class TextStore {
  private static final int REMEMBERED = 1024;
  private static final int LONGEST_REMEMBERED = 256;

  private final LiveFile file;
  private final Map<String, HeapReference> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HeapReference> eldest) {
          return size() > REMEMBERED;
        }
      };

  TextStore(LiveFile file) {
    this.file = file;
  }

  /** Stores {@code texts} and returns where each is; not yet within the end of the file. */
  List<HeapReference> store(List<String> texts) throws IOException {
    Map<String, HeapReference> places = new HashMap<>();
    HeapBuilder heap = new HeapBuilder();
    Map<String, Integer> slots = new HashMap<>();
    for (String text : texts) {
      HeapReference place = text.isEmpty() ? HeapReference.EMPTY : known.get(text);
      if (place != null) {
        places.put(text, place);
      } else if (!slots.containsKey(text)) {
        slots.put(text, heap.add(text));
      }
    }
    append(heap, slots, places);
    List<HeapReference> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      all.add(Objects.requireNonNull(places.get(text)));
    }
    return all;
  }

  private void append(
      HeapBuilder heap, Map<String, Integer> slots, Map<String, HeapReference> places)
      throws IOException {
    if (heap.isEmpty()) {
      return;
    }
    long base = file.append(heap.encode());
    for (Map.Entry<String, Integer> slot : slots.entrySet()) {
      HeapReference place = heap.reference(slot.getValue(), base);
      places.put(slot.getKey(), place);
      if (slot.getKey().length() <= LONGEST_REMEMBERED) {
        known.put(slot.getKey(), place);
      }
    }
  }
}
