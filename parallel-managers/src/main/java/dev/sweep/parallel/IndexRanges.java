package dev.sweep.parallel;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Collectors;

/**
 * A set of indexes as ranges: ascending, disjoint, and with a gap between any two. Immutable.
 *
 * {@snippet :
 * IndexRanges pending = IndexRanges.of(1_000).minus(done);
 * }
 */
public final class IndexRanges implements Serializable {
  private static final long serialVersionUID = 1;
  private static final IndexRanges EMPTY = new IndexRanges(new long[0]);

  /** First and end of each range in turn: strictly ascending, so neighbours never touch. */
  private final long[] bounds;

  private IndexRanges(long[] bounds) {
    this.bounds = bounds;
  }

  /** Returns the set without any index. */
  public static IndexRanges empty() {
    return EMPTY;
  }

  /** Returns the indexes from 0 to {@code size - 1}. */
  public static IndexRanges of(long size) {
    return size == 0 ? EMPTY : of(new IndexRange(0, size));
  }

  /** Returns all indexes of the given ranges, which may come in any order and overlap. */
  public static IndexRanges of(IndexRange... ranges) {
    Builder builder = builder();
    for (IndexRange range : ranges) {
      builder.add(range);
    }
    return builder.build();
  }

  /** Returns a builder of a set, empty at first. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the ranges in ascending order, as a view. */
  public List<IndexRange> ranges() {
    return new RangeList(bounds);
  }

  /** Returns how many indexes there are. */
  public long count() {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i];
    }
    return count;
  }

  /** Returns whether there is no index. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Returns whether {@code index} is in the set. */
  public boolean contains(long index) {
    int at = Arrays.binarySearch(bounds, index);
    // A found bound is in the set if it begins a range; an index between bounds, if one began.
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  /** Returns the indexes of this set that are not in {@code other}. */
  public IndexRanges minus(IndexRanges other) {
    Builder left = builder();
    int cut = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      long from = bounds[i];
      long end = bounds[i + 1];
      while (cut < other.bounds.length && other.bounds[cut + 1] <= from) {
        cut += 2;
      }
      for (int c = cut; c < other.bounds.length && other.bounds[c] < end; c += 2) {
        left.append(from, other.bounds[c]);
        from = other.bounds[c + 1];
      }
      left.append(from, end);
    }
    return left.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexRanges that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** Returns the ranges as first and last index, such as {@code [0..4, 7..7]}. */
  @Override
  public String toString() {
    return ranges().stream()
        .map(range -> range.first() + ".." + (range.end() - 1))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Collects indexes; confined to one thread. Ascending order is fastest, any order is right. */
  public static final class Builder {
    private long[] bounds = new long[8];
    private int length;
    private boolean ascending = true;

    private Builder() {}

    /** Adds {@code index}. */
    public Builder add(long index) {
      return add(new IndexRange(index, 1));
    }

    /** Adds the indexes of {@code range}; those that are there already stay. */
    public Builder add(IndexRange range) {
      append(range.first(), range.end());
      return this;
    }

    /** Returns the indexes added so far; the builder can be used on. */
    public IndexRanges build() {
      if (!ascending) {
        sort();
      }
      return length == 0 ? EMPTY : new IndexRanges(Arrays.copyOf(bounds, length));
    }

    /** Appends {@code first} to {@code end - 1}; nothing if that is empty. */
    private void append(long first, long end) {
      if (first >= end) {
        return;
      }
      if (length == 0 || first > bounds[length - 1]) {
        appendApart(first, end);
      } else if (first >= bounds[length - 2]) {
        bounds[length - 1] = Math.max(bounds[length - 1], end);
      } else {
        ascending = false;
        appendApart(first, end);
      }
    }

    private void appendApart(long first, long end) {
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, Math.multiplyExact(length, 2));
      }
      bounds[length++] = first;
      bounds[length++] = end;
    }

    private void sort() {
      IndexRange[] sorted = new RangeList(Arrays.copyOf(bounds, length)).toArray(IndexRange[]::new);
      Arrays.sort(sorted, Comparator.comparingLong(IndexRange::first));
      length = 0;
      ascending = true;
      for (IndexRange range : sorted) {
        append(range.first(), range.end());
      }
    }
  }

  private static final class RangeList extends AbstractList<IndexRange> implements RandomAccess {
    private final long[] bounds;

    RangeList(long[] bounds) {
      this.bounds = bounds;
    }

    @Override
    public IndexRange get(int index) {
      long first = bounds[2 * index];
      return new IndexRange(first, bounds[2 * index + 1] - first);
    }

    @Override
    public int size() {
      return bounds.length / 2;
    }
  }
}
