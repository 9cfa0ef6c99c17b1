/* What the disk allows: the files of a built site written from memory, looked at, and their folder exchanged.
   usage: floor FROM TO AGAIN THREADS
   Reads every file below FROM. Times making the folders and files of TO, which must not exist. Then times asking the
   system for the size and time of each, as whoever wants to know whether they are as they were. Then times what it takes
   to put another folder in the place of TO in which nothing is new: AGAIN is made with a link to each file, and what is
   in TO is removed. Prints the three times in seconds. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct file { char *path, *again, *data; size_t length; };
struct folder { char *path, *again; };

static struct file *files;
static struct folder *folders;
static char *to, *again;
static size_t file_count, file_room, folder_count, folder_room, from_length, threads;

static void fail(const char *what) { perror(what); exit(1); }

static void *more(void *old, size_t count, size_t *room, size_t size)
{
    if (count < *room) return old;
    *room = *room ? *room * 2 : 4096;
    void *new = realloc(old, *room * size);
    if (!new) fail("realloc");
    return new;
}

static char *below(const char *folder, const char *rest)
{
    char *path;
    if (asprintf(&path, "%s%s", folder, rest) < 0) fail("asprintf");
    return path;
}

static int add(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    const char *rest = path + from_length;
    (void)walk;
    if (type == FTW_D) { /* a folder comes before what is in it */
        folders = more(folders, folder_count, &folder_room, sizeof *folders);
        folders[folder_count++] = (struct folder){below(to, rest), below(again, rest)};
        return 0;
    }
    files = more(files, file_count, &file_room, sizeof *files);
    struct file *file = &files[file_count++];
    *file = (struct file){below(to, rest), below(again, rest), malloc(status->st_size + 1), status->st_size};
    int handle = open(path, O_RDONLY);
    if (!file->data || handle < 0 || read(handle, file->data, file->length) != (ssize_t)file->length) fail(path);
    close(handle);
    return 0;
}

static void write_file(const struct file *file)
{
    int handle = open(file->path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (handle < 0 || write(handle, file->data, file->length) != (ssize_t)file->length) fail(file->path);
    close(handle);
}

static void look_at_file(const struct file *file)
{
    struct stat status;
    if (stat(file->path, &status) || (size_t)status.st_size != file->length) fail(file->path);
}

static void move_file(const struct file *file)
{
    if (link(file->path, file->again) || unlink(file->path)) fail(file->again);
}

static void (*each)(const struct file *);

static void *work(void *share)
{
    size_t first = file_count * (size_t)share / threads, end = file_count * ((size_t)share + 1) / threads;
    for (struct file *file = files + first; file < files + end; file++) each(file);
    return NULL;
}

static void all_files(void (*what)(const struct file *))
{
    pthread_t running[64];
    each = what;
    for (size_t i = 0; i < threads; i++)
        if (pthread_create(&running[i], NULL, work, (void *)i)) fail("pthread_create");
    for (size_t i = 0; i < threads; i++) pthread_join(running[i], NULL);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words)
{
    if (count != 5) return 2;
    from_length = strlen(words[1]);
    to = words[2];
    again = words[3];
    threads = strtoul(words[4], NULL, 10);
    if (threads < 1 || threads > 64 || nftw(words[1], add, 64, FTW_PHYS)) fail(words[1]);
    double start = now();
    for (size_t i = 0; i < folder_count; i++)
        if (mkdir(folders[i].path, 0755)) fail(folders[i].path);
    all_files(write_file);
    double written = now();
    all_files(look_at_file);
    double looked = now();
    for (size_t i = 0; i < folder_count; i++)
        if (mkdir(folders[i].again, 0755)) fail(folders[i].again);
    all_files(move_file);
    for (size_t i = folder_count; i-- > 0;)
        if (rmdir(folders[i].path)) fail(folders[i].path);
    printf("%.4f %.4f %.4f\n", written - start, looked - written, now() - looked);
    return 0;
}
