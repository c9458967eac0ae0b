/*
 * The period of a pendulum with a large amplitude, by the arithmetic-geometric mean: a worker of sweep.
 *
 *     cc -O2 -o samples/target/pendulum samples/c/pendulum.c -lm
 *
 * C reads no JSON; but a request is one line of known form, of which strstr and strtod find the numbers.
 */
#define _POSIX_C_SOURCE 200809L

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double PI = 3.14159265358979323846;

/* Returns the number behind "name": in a request; NaN if there is none. */
static double number(const char *request, const char *name) {
  char key[64];
  snprintf(key, sizeof key, "\"%s\": ", name);
  const char *found = strstr(request, key);
  return found ? strtod(found + strlen(key), NULL) : NAN;
}

/* T = 2 pi sqrt(length / g) / agm(1, cos(amplitude / 2)) */
static double period(double length, double amplitude, double g) {
  double a = 1.0, b = cos(amplitude / 2.0);
  while (fabs(a - b) > 4e-16 * a) {
    double mean = (a + b) / 2.0;
    b = sqrt(a * b);
    a = mean;
  }
  return 2.0 * PI * sqrt(length / g) / a;
}

int main(void) {
  char *line = NULL;
  size_t room = 0;
  double g = 9.80665;
  if (getline(&line, &room, stdin) > 0) {
    double given = number(line, "g");
    g = isnan(given) ? g : given;
    puts("{\"ready\": true}");
    fflush(stdout);
  }
  while (getline(&line, &room, stdin) > 0) {
    long long point = (long long)number(line, "point");
    double amplitude = number(line, "amplitude");
    if (fabs(amplitude) >= PI)
      printf("{\"point\": %lld, \"error\": \"amplitude %.17g: wanted less than pi\"}\n", point, amplitude);
    else
      printf("{\"point\": %lld, \"outputs\": {\"period\": %.17g}}\n", point,
             period(number(line, "length"), amplitude, g));
    fflush(stdout);
  }
  free(line);
  return 0;
}
