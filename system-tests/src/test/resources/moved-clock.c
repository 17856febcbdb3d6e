/* The time of day as a file moves it: LD_PRELOAD names this, and MOVED_CLOCK a file that holds the seconds to add as eight bytes. All other clocks go on as they are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static volatile long *moved;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("MOVED_CLOCK");
    int open_file = file ? open(file, O_RDONLY) : -1;
    if (open_file >= 0) moved = mmap(NULL, sizeof(long), PROT_READ, MAP_SHARED, open_file, 0);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME && moved) now->tv_sec += *moved;
    return result;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec precise;
    (void) zone;
    int result = clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return result;
}
