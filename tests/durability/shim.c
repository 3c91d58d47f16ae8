/* Stands before the C library for a test: writes of one byte, interrupted calls, a close that fails after having
   closed, another time, and a disk that does not answer. What it does is asked for by variables; files 0 to 2 are
   left alone. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

/* What stands below SHIM_HANG is not answered for while the file SHIM_HANGS is there. */
static void wait_for(const char *path) {
    const char *place = getenv("SHIM_HANG"), *mark = getenv("SHIM_HANGS");
    if (place && mark && path && strncmp(path, place, strlen(place)) == 0) {
        while (syscall(SYS_faccessat, AT_FDCWD, mark, F_OK) == 0) {
            struct timespec moment = {0, 20000000};
            syscall(SYS_nanosleep, &moment, NULL);
        }
    }
}

int open64(const char *path, int flags, ...) {
    int (*real)(const char *, int, mode_t) = dlsym(RTLD_NEXT, "open64");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    wait_for(path);
    return real(path, flags, mode);
}

DIR *opendir(const char *path) {
    DIR *(*real)(const char *) = dlsym(RTLD_NEXT, "opendir");
    wait_for(path);
    return real(path);
}

int statx(int at, const char *path, int flags, unsigned mask, struct statx *found) {
    int (*real)(int, const char *, int, unsigned, struct statx *) = dlsym(RTLD_NEXT, "statx");
    wait_for(path);
    return real(at, path, flags, mask, found);
}

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    wait_for(to);
    return real(from, to);
}
