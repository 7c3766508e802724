/* Lets the n-th change to a folder fail. For tests only: preloaded into the program under test.
 *
 * Counts the calls of the C library that change what is below LERNFALL_FAULT_BELOW (an absolute path):
 * writing, flushing, renaming, cutting, making and removing. The one with the number LERNFALL_FAULT_AT
 * goes wrong as LERNFALL_FAULT_KIND says, and is not made:
 *
 *   full     ENOSPC, once              full-on   ENOSPC, it and all that follow
 *   error    EIO, once                 error-on  EIO, it and all that follow
 *   short    half of the bytes is written, and said so
 *   kill     the program is killed in its place (SIGKILL)
 *
 * Where the medium is full, removing, reopening and renaming over what is there still work, as they do on
 * a real one. Every counted call is a line in LERNFALL_FAULT_LOG: its number, its name, "!" where it went
 * wrong, and the path. Calls that a program makes past the C library are not seen.
 *
 * C, because `open` takes a variable number of arguments, which stable Rust cannot define.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NOTHING, FULL, ERROR, SHORT, KILL };
enum change { WRITES, FLUSHES, RENAMES, CUTS, MAKES, REMOVES };

static char below[PATH_MAX];
static size_t below_length;
static enum kind kind = NOTHING;
static int goes_on;
static long at;
static int log_to = -1;
static atomic_long counted;

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("LERNFALL_FAULT_BELOW");
    const char *what = getenv("LERNFALL_FAULT_KIND");
    const char *number = getenv("LERNFALL_FAULT_AT");
    const char *log = getenv("LERNFALL_FAULT_LOG");
    if (!folder || !log || !realpath(folder, below)) return;
    below_length = strlen(below);
    log_to = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    at = number ? atol(number) : 0;
    if (!what) return;
    size_t length = strcspn(what, "-");
    goes_on = what[length] == '-';
    if (!strncmp(what, "full", length)) kind = FULL;
    else if (!strncmp(what, "error", length)) kind = ERROR;
    else if (!strncmp(what, "short", length)) kind = SHORT;
    else if (!strncmp(what, "kill", length)) kind = KILL;
}

static int is_below(const char *path) {
    return below_length && path && !strncmp(path, below, below_length)
        && (path[below_length] == '/' || !path[below_length]);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0;
}

static int is_there(const char *path) {
    struct stat seen;
    return syscall(SYS_newfstatat, AT_FDCWD, path, &seen, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Whether the medium would need room for it. */
static int needs_room(enum change change, const char *path) {
    switch (change) {
        case WRITES: case FLUSHES: return 1;
        case CUTS: case REMOVES: return 0;
        case RENAMES: return 0;
        case MAKES: return !is_there(path);
    }
    return 0;
}

/* Counts the call. Gives 0 where it is to be made, 1 where it fails (errno is set), 2 where it is short. */
static int goes_wrong(const char *name, enum change change, const char *path, size_t bytes) {
    if (!is_below(path)) return 0;
    if (kind == FULL && !needs_room(change, path)) return 0;
    if (kind == SHORT && (change != WRITES || bytes < 2)) return 0;
    int kept = errno;
    long number = atomic_fetch_add(&counted, 1) + 1;
    int wrong = kind != NOTHING && at > 0 && (number == at || (goes_on && number > at));
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s%s %s\n", number, name, wrong ? " !" : "", path + below_length);
    if (log_to >= 0) syscall(SYS_write, log_to, line, (size_t)length);
    errno = kept;
    if (!wrong) return 0;
    if (kind == KILL) {
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
        for (;;) pause();
    }
    if (kind == SHORT) return 2;
    errno = kind == FULL ? ENOSPC : EIO;
    return 1;
}

static int goes_wrong_at(const char *name, enum change change, int fd, size_t bytes) {
    char path[PATH_MAX];
    int kept = errno;
    int known = below_length && path_of(fd, path);
    errno = kept;
    return known ? goes_wrong(name, change, path, bytes) : 0;
}

/* The path as seen from a folder that is open. */
static const char *joined(int folder, const char *path, char *room) {
    if (!path || path[0] == '/') return path;
    char before[PATH_MAX];
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, before, sizeof before) < 0) return path;
    } else if (!path_of(folder, before)) {
        return path;
    }
    if (strlen(before) + strlen(path) + 2 > PATH_MAX) return path;
    strcpy(stpcpy(stpcpy(room, before), "/"), path);
    return room;
}

#define REAL(name, type, ...)                                \
    static type (*real)(__VA_ARGS__);                        \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL("write", ssize_t, int, const void *, size_t);
    int wrong = goes_wrong_at("write", WRITES, fd, count);
    if (wrong == 1) return -1;
    return real(fd, bytes, wrong == 2 ? count / 2 : count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t place) {
    REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
    int wrong = goes_wrong_at("pwrite", WRITES, fd, count);
    if (wrong == 1) return -1;
    return real(fd, bytes, wrong == 2 ? count / 2 : count, place);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t place) {
    return pwrite64(fd, bytes, count, place);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL("writev", ssize_t, int, const struct iovec *, int);
    size_t bytes = 0;
    for (int part = 0; part < count; part++) bytes += parts[part].iov_len;
    int wrong = goes_wrong_at("writev", WRITES, fd, bytes);
    if (wrong == 1) return -1;
    if (wrong == 2) {
        int first = 0;
        while (parts[first].iov_len < 2) if (++first == count) return real(fd, parts, count);
        struct iovec half = { parts[first].iov_base, parts[first].iov_len / 2 };
        if (first) return real(fd, parts, first);
        return real(fd, &half, 1);
    }
    return real(fd, parts, count);
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
    REAL("copy_file_range", ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned);
    int wrong = goes_wrong_at("copy_file_range", WRITES, to, count);
    if (wrong == 1) return -1;
    return real(from, from_at, to, to_at, wrong == 2 ? (count > 4096 ? 4096 : count / 2) : count, flags);
}

ssize_t sendfile64(int to, int from, off64_t *place, size_t count) {
    REAL("sendfile64", ssize_t, int, int, off64_t *, size_t);
    int wrong = goes_wrong_at("sendfile", WRITES, to, count);
    if (wrong == 1) return -1;
    return real(to, from, place, wrong == 2 ? (count > 4096 ? 4096 : count / 2) : count);
}

int fsync(int fd) {
    REAL("fsync", int, int);
    return goes_wrong_at("fsync", FLUSHES, fd, 0) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL("fdatasync", int, int);
    return goes_wrong_at("fdatasync", FLUSHES, fd, 0) ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t length) {
    REAL("ftruncate64", int, int, off64_t);
    return goes_wrong_at("ftruncate", CUTS, fd, 0) ? -1 : real(fd, length);
}

int ftruncate(int fd, off_t length) {
    return ftruncate64(fd, length);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    REAL("renameat2", int, int, const char *, int, const char *, unsigned);
    char room[PATH_MAX];
    if (goes_wrong("rename", RENAMES, joined(to_folder, to, room), 0)) return -1;
    return real(from_folder, from, to_folder, to, flags);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    REAL("renameat", int, int, const char *, int, const char *);
    char room[PATH_MAX];
    if (goes_wrong("rename", RENAMES, joined(to_folder, to, room), 0)) return -1;
    return real(from_folder, from, to_folder, to);
}

int rename(const char *from, const char *to) {
    REAL("rename", int, const char *, const char *);
    char room[PATH_MAX];
    if (goes_wrong("rename", RENAMES, joined(AT_FDCWD, to, room), 0)) return -1;
    return real(from, to);
}

int unlink(const char *path) {
    REAL("unlink", int, const char *);
    char room[PATH_MAX];
    const char *whole = joined(AT_FDCWD, path, room);
    if (is_there(whole) && goes_wrong("unlink", REMOVES, whole, 0)) return -1;
    return real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL("unlinkat", int, int, const char *, int);
    char room[PATH_MAX];
    const char *whole = joined(folder, path, room);
    const char *name = flags & AT_REMOVEDIR ? "rmdir" : "unlink";
    if (is_there(whole) && goes_wrong(name, REMOVES, whole, 0)) return -1;
    return real(folder, path, flags);
}

int rmdir(const char *path) {
    REAL("rmdir", int, const char *);
    char room[PATH_MAX];
    const char *whole = joined(AT_FDCWD, path, room);
    if (is_there(whole) && goes_wrong("rmdir", REMOVES, whole, 0)) return -1;
    return real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", int, const char *, mode_t);
    char room[PATH_MAX];
    const char *whole = joined(AT_FDCWD, path, room);
    if (!is_there(whole) && goes_wrong("mkdir", MAKES, whole, 0)) return -1;
    return real(path, mode);
}

static int makes(int folder, const char *path, int flags) {
    char room[PATH_MAX];
    return (flags & O_CREAT) && goes_wrong("open", MAKES, joined(folder, path, room), 0);
}

static mode_t mode_in(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, int) : 0;
}

#define OPENS(name)                                      \
    int name(const char *path, int flags, ...) {         \
        REAL(#name, int, const char *, int, ...);        \
        va_list rest;                                    \
        va_start(rest, flags);                           \
        mode_t mode = mode_in(flags, rest);              \
        va_end(rest);                                    \
        return makes(AT_FDCWD, path, flags) ? -1 : real(path, flags, mode); \
    }

#define OPENS_AT(name)                                   \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(#name, int, int, const char *, int, ...);   \
        va_list rest;                                    \
        va_start(rest, flags);                           \
        mode_t mode = mode_in(flags, rest);              \
        va_end(rest);                                    \
        return makes(folder, path, flags) ? -1 : real(folder, path, flags, mode); \
    }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)
