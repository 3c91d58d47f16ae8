/* Stands before the C library for a test: writes of one byte, interrupted calls, a close that fails after having
   closed, and another time. What it does is asked for by variables; files 0 to 2 are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int asked(const char *name) { return getenv(name) != NULL; }

/* Every third call of a thread is interrupted once. */
static int interrupted(void) {
    static _Thread_local unsigned calls;
    return asked("SHIM_SHORT") && ++calls % 3 == 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (file > 2 && interrupted()) {
        errno = EINTR;
        return -1;
    }
    return real(file, bytes, file > 2 && count > 1 && asked("SHIM_SHORT") ? 1 : count);
}

int fsync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    if (interrupted()) {
        errno = EINTR;
        return -1;
    }
    return real(file);
}

int close(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "close");
    int done = real(file);
    if (file > 2 && asked("SHIM_CLOSE")) {
        errno = EIO;
        return -1;
    }
    return done;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(clock, time);
    if (done == 0 && clock == CLOCK_REALTIME && asked("SHIM_SECONDS")) {
        time->tv_sec += atol(getenv("SHIM_SECONDS"));
    }
    return done;
}
