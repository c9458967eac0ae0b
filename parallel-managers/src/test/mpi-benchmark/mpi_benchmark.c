/* The peer of MpiBenchmark.java in C: the same exchanges, written as one would by hand. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE_DOUBLES = 1000000, BATCHES = 40 };

static int rank;
static char message[8];
static double value;
static double *large;

/* One round trip of 8 bytes; its user halves the time. */
static void ping_pong(int number) {
  (void)number;
  if (rank == 0) {
    MPI_Send(message, sizeof message, MPI_BYTE, 1, 0, MPI_COMM_WORLD);
    MPI_Recv(message, sizeof message, MPI_BYTE, 1, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  } else {
    MPI_Recv(message, sizeof message, MPI_BYTE, 0, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    MPI_Send(message, sizeof message, MPI_BYTE, 0, 0, MPI_COMM_WORLD);
  }
}

static void allreduce(int number) {
  (void)number;
  MPI_Allreduce(MPI_IN_PLACE, &value, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
}

/* The roots take turns, so that none can begin before the last broadcast has reached it. */
static void broadcast(int number) {
  MPI_Bcast(large, LARGE_DOUBLES, MPI_DOUBLE, number % 2, MPI_COMM_WORLD);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a;
  double y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Prints the lower quartile over batches, which other work disturbs least, after as many others. */
static void measure(const char *name, void (*call)(int), int calls, double share) {
  double micros[BATCHES];
  for (int batch = 0; batch < 2 * BATCHES; batch++) {
    MPI_Barrier(MPI_COMM_WORLD);
    double start = MPI_Wtime();
    for (int number = 0; number < calls; number++) {
      call(number);
    }
    micros[batch % BATCHES] = (MPI_Wtime() - start) * 1e6 * share / calls;
  }
  qsort(micros, BATCHES, sizeof micros[0], ascending);
  if (rank == 0) {
    printf("%s %.4f\n", name, micros[BATCHES / 4]);
  }
}

int main(int argc, char **argv) {
  int small_calls = argc > 1 ? atoi(argv[1]) : 10000;
  int large_calls = argc > 2 ? atoi(argv[2]) : 20;
  int size;
  int level;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &level);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  if (size != 2) {
    fprintf(stderr, "mpi_benchmark: %d ranks, wanted 2\n", size);
    MPI_Abort(MPI_COMM_WORLD, 2);
  }
  large = malloc(LARGE_DOUBLES * sizeof *large);
  memset(large, 1, LARGE_DOUBLES * sizeof *large);
  measure("ping-pong", ping_pong, small_calls, 0.5);
  measure("allreduce", allreduce, small_calls, 1);
  measure("broadcast", broadcast, large_calls, 1);
  free(large);
  MPI_Finalize();
  return 0;
}
