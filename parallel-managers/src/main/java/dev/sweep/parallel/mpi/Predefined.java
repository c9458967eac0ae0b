package dev.sweep.parallel.mpi;

/** The handles that every MPI library has from the start, and where each ABI keeps them. */
enum Predefined {
  COMM_WORLD("ompi_mpi_comm_world", 0x44000000),
  INT8("ompi_mpi_int8_t", 0x4c000137),
  INT32("ompi_mpi_int32_t", 0x4c000439),
  INT64("ompi_mpi_int64_t", 0x4c00083a),
  DOUBLE("ompi_mpi_double", 0x4c00080b),
  SUM("ompi_mpi_op_sum", 0x58000003),
  MIN("ompi_mpi_op_min", 0x58000002),
  MAX("ompi_mpi_op_max", 0x58000001),
  PRODUCT("ompi_mpi_op_prod", 0x58000004),
  ERRORS_RETURN("ompi_mpi_errors_return", 0x54000001);

  private final String openMpiSymbol;
  private final int mpichValue;

  Predefined(String openMpiSymbol, int mpichValue) {
    this.openMpiSymbol = openMpiSymbol;
    this.mpichValue = mpichValue;
  }

  static Predefined of(ElementType type) {
    return switch (type) {
      case BYTE -> INT8;
      case INT -> INT32;
      case LONG -> INT64;
      case DOUBLE -> DOUBLE;
    };
  }

  static Predefined of(Reduction reduction) {
    return switch (reduction) {
      case SUM -> SUM;
      case MIN -> MIN;
      case MAX -> MAX;
      case PRODUCT -> PRODUCT;
    };
  }

  /** Returns its value in {@code library}; int handles are widened. */
  long in(MpiLibrary library) {
    return library.handle(this);
  }

  /** Looks its value up in {@code library}, which takes longer than many a call. */
  long lookUp(MpiLibrary library) {
    return switch (library.abi()) {
      case OPEN_MPI -> library.symbol(openMpiSymbol).address();
      case MPICH -> mpichValue;
    };
  }
}
