/* os.c: what the system says, in words. */
#include <errno.h>
#include <stdio.h>

#include "archive_int.h"

const char *bs_os_error(int err, char room[32]) {
  switch (err) {
    case ENOENT: return "no such file or folder";
    case ENOTDIR: return "a part of the path is not a folder";
    case EACCES:
    case EPERM: return "permission denied";
    case ELOOP: return "symbolic links that go round in a circle";
    case ENAMETOOLONG: return "the path is too long for this system";
    case EMFILE:
    case ENFILE: return "too many open files";
    case EISDIR: return "is a folder";
    case EIO: return "the disk could not read it";
    case ENXIO:
    case ENODEV: return "no such device";
    case EOVERFLOW:
    case EFBIG: return "the file is too large for this system";
    case ESTALE: return "the network file system lost it";
    case ETXTBSY:
    case EBUSY: return "it is in use";
    default: snprintf(room, 32, "error %d", err); return room;
  }
}

const char *bs_os_odd_kind(mode_t mode) {
  if (S_ISREG(mode)) return NULL;
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}
