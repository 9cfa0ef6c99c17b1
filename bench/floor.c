/* What the disk allows: the files of a built site written from memory.
   usage: floor FROM TO THREADS
   Reads every file below FROM, then times only making the folders and files of TO, which must not exist, and prints
   the seconds. */
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

struct file { char *path, *data; size_t length; };

static struct file *files;
static char **folders, *to;
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

static int add(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    char *target;
    (void)walk;
    if (asprintf(&target, "%s%s", to, path + from_length) < 0) fail("asprintf");
    if (type == FTW_D) { /* a folder comes before what is in it */
        folders = more(folders, folder_count, &folder_room, sizeof *folders);
        folders[folder_count++] = target;
        return 0;
    }
    files = more(files, file_count, &file_room, sizeof *files);
    struct file *file = &files[file_count++];
    file->path = target;
    file->length = status->st_size;
    file->data = malloc(file->length + 1);
    int handle = open(path, O_RDONLY);
    if (!file->data || handle < 0 || read(handle, file->data, file->length) != (ssize_t)file->length) fail(path);
    close(handle);
    return 0;
}

static void *write_share(void *share)
{
    size_t first = file_count * (size_t)share / threads, end = file_count * ((size_t)share + 1) / threads;
    for (struct file *file = files + first; file < files + end; file++) {
        int handle = open(file->path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (handle < 0 || write(handle, file->data, file->length) != (ssize_t)file->length) fail(file->path);
        close(handle);
    }
    return NULL;
}

int main(int count, char **words)
{
    if (count != 4) return 2;
    from_length = strlen(words[1]);
    to = words[2];
    threads = strtoul(words[3], NULL, 10);
    if (threads < 1 || threads > 64 || nftw(words[1], add, 64, FTW_PHYS)) fail(words[1]);
    struct timespec start, end;
    pthread_t running[64];
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < folder_count; i++)
        if (mkdir(folders[i], 0755)) fail(folders[i]);
    for (size_t i = 0; i < threads; i++)
        if (pthread_create(&running[i], NULL, write_share, (void *)i)) fail("pthread_create");
    for (size_t i = 0; i < threads; i++) pthread_join(running[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.4f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
    return 0;
}
