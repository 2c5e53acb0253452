/* source.c: the bytes of one file, whole, with gzip, zlib and brotli undone. By read, never mmap: a file that shrinks
** would be SIGBUS.
** Never opens what could block; never gives more than the limit. */
#include <brotli/decode.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include "../text/utf8.h"
#include "archive_int.h"

#define LAYERS 3    /* compressed by the server, again by the mirror, again by hand */
#define PEEK   8192 /* undone bytes that tell whether brotli was the right guess */

/* ---- files ---- */

static bs_status failed(int err, bs_str *why) {
  char room[32];
  if (err == ENOMEM) return BS_NOMEM;
  bs_str_addz(why, bs_os_error(err, room));
  return why->status ? why->status : BS_IO;
}

bs_status bs_source_open(const char *os_path, int *fd, struct stat *st, bs_str *why) {
  *fd = -1;
  /* Looked at before it is opened, since opening alone wakes a FIFO's writer; and after, since it may have been
  ** swapped. */
  if (stat(os_path, st)) return failed(errno, why);
  const char *odd = bs_os_odd_kind(st->st_mode);
  if (!odd) {
    *fd = open(os_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*fd < 0) return failed(errno, why);
    bs_status rc = fstat(*fd, st) ? failed(errno, why) : BS_OK;
    odd = rc ? NULL : bs_os_odd_kind(st->st_mode);
    if (!rc && !odd) return BS_OK;
    close(*fd);
    *fd = -1;
    if (rc) return rc;
  }
  bs_str_addf(why, "is %s, not a file", odd);
  return why->status ? why->status : BS_IO;
}

/* Reads to the end, or `most` bytes. A size of 0 says nothing (/proc), any other size is but a hint. */
static bs_status read_all(int fd, size_t hint, size_t most, bs_str *bytes, bs_str *why) {
  if (!bs_str_reserve(bytes, (hint < most ? hint : most) + BS_PAD + 1)) return BS_NOMEM;
  for (;;) {
    size_t room = bytes->cap - bytes->n - 1;
    if (room < BS_PAD + 1) {
      if (!bs_str_reserve(bytes, bytes->n + 65536)) return BS_NOMEM;
      continue;
    }
    size_t want = most - bytes->n < room ? most - bytes->n : room;
    if (!want) return BS_OK;
    ssize_t got = read(fd, bytes->p + bytes->n, want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(errno, why);
    bytes->n += (size_t)got;
    bytes->p[bytes->n] = 0;
    if (got == 0) return BS_OK;
  }
}

/* ---- compression ---- */

static bs_status too_large(bool unpacked, const bs_limits *limits, bs_str *why) {
  bs_str_addf(why, "%sthe page is larger than page_bytes = %zu", unpacked ? "decompressed, " : "", limits->page_bytes);
  return why->status ? why->status : BS_LIMIT;
}

static bs_status damaged(bs_str *why) {
  bs_str_addz(why, "the gzip data is damaged or cut off");
  return why->status ? why->status : BS_FORMAT;
}

static bool is_gzip(bs_span b) { return b.n >= 10 && bs_span_starts(b, "\x1F\x8B\x08"); }

/* RFC 1950: a two-byte head whose value is a multiple of 31. Text can look so ("x^"), hence only where it has no
** text's bytes. */
static bool is_zlib(bs_span b) {
  return b.n > 6 && ((unsigned char)b.p[0] & 0x8F) == 0x08 &&
         ((unsigned char)b.p[0] * 256 + (unsigned char)b.p[1]) % 31 == 0;
}

/* Whether the bytes have what no text has: a control character, or high bytes that are no UTF-8 (brotli has no
** magic). */
static bool maybe_binary(bs_span b) {
  b = bs_span_sub(b, 0, 4096);
  for (size_t i = 0; i < b.n; i++) {
    unsigned char c = (unsigned char)b.p[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) return true;
  }
  return bs_utf8_valid(b) < b.n;
}

/* Makes room for more output. BS_DONE: `most` bytes are there. */
static bs_status more_room(bs_str *out, size_t most) {
  if (out->n >= most) return BS_DONE;
  size_t step = out->n < 32768 ? 65536 : out->n;
  if (step > most - out->n) step = most - out->n;
  return bs_str_reserve(out, step + BS_PAD) ? BS_OK : BS_NOMEM;
}

/* All members of a gzip file (RFC 1952, 2.2), or one zlib stream. What follows that is no member is left out, as
** gzip(1) does. BS_DONE: there is more than `most` bytes. BS_FORMAT: damaged; out holds what came before. */
static bs_status inflate_all(bs_span in, size_t most, bs_str *out) {
  z_stream z = {0};
  int rc = inflateInit2(&z, 15 + 32);
  if (rc != Z_OK) return rc == Z_MEM_ERROR ? BS_NOMEM : BS_FORMAT;
  bs_status status = BS_OK;
  size_t at = 0;
  bool gzip = is_gzip(in);
  while (!status) {
    size_t feed = in.n - at < 1u << 30 ? in.n - at : 1u << 30;
    if ((status = more_room(out, most)) != BS_OK) break;
    size_t room = out->cap - out->n - 1;
    if (room > most - out->n) room = most - out->n;
    if (room > 1u << 30) room = 1u << 30;
    z.next_in = (Bytef *)(uintptr_t)(in.p + at);
    z.avail_in = (uInt)feed;
    z.next_out = (Bytef *)(out->p + out->n);
    z.avail_out = (uInt)room;
    rc = inflate(&z, Z_NO_FLUSH);
    at += feed - z.avail_in;
    out->n += room - z.avail_out;
    out->p[out->n] = 0;
    if (rc == Z_STREAM_END) {
      if (!gzip || !is_gzip(bs_span_sub(in, at, in.n))) break;
      if (inflateReset(&z) != Z_OK) status = BS_FORMAT;
    } else if (rc == Z_MEM_ERROR) {
      status = BS_NOMEM;
    } else if (rc != Z_OK) {
      status = BS_FORMAT; /* Z_BUF_ERROR as well: the input is used up in mid-stream */
    }
  }
  inflateEnd(&z);
  return status;
}

/* One brotli stream (RFC 7932). BS_DONE, BS_FORMAT as inflate_all. A guess is given up as soon as its first bytes are
** no page. `cut`: the input is but the beginning of a stream. */
static bs_status unbrotli(bs_span in, size_t most, bool cut, bs_sniffer sniff, bs_str *out) {
  BrotliDecoderState *b = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  if (!b) return BS_NOMEM;
  const uint8_t *next = (const uint8_t *)in.p;
  size_t left = in.n;
  bool sniffed = false, end = false;
  bs_status status = BS_OK;
  while (!status && !end) {
    size_t limit = sniffed || most < PEEK ? most : PEEK;
    if ((status = more_room(out, limit)) != BS_OK) break;
    size_t room = limit - out->n;
    if (room > out->cap - out->n - 1) room = out->cap - out->n - 1;
    size_t had = room;
    uint8_t *to = (uint8_t *)(out->p + out->n);
    BrotliDecoderResult rc = BrotliDecoderDecompressStream(b, &left, &next, &room, &to, NULL);
    out->n += had - room;
    out->p[out->n] = 0;
    end = rc == BROTLI_DECODER_RESULT_SUCCESS || (cut && rc == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT);
    if (!sniffed && (end || out->n == limit)) {
      sniffed = true;
      if (!sniff(bs_str_span(out))) status = BS_FORMAT;
    }
    if (!end && rc == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) status = BS_FORMAT;
    if (rc == BROTLI_DECODER_RESULT_ERROR) {
      BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(b);
      bool memory =
          code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES && code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES;
      status = memory ? BS_NOMEM : BS_FORMAT;
    }
  }
  BrotliDecoderDestroyInstance(b);
  return status;
}

/* What has no sure mark: only a stream that is whole (or fills the limit) and begins as a page counts. *undone tells
** whether one was found. */
static bs_status guess_layer(bs_span in, size_t most, bool cut, bs_sniffer sniff, bs_str *out, bool *undone) {
  bs_status rc = BS_FORMAT;
  if (is_zlib(in)) rc = inflate_all(in, most, out);
  if (rc == BS_FORMAT && cut) rc = BS_OK;
  *undone = out->n && (rc == BS_OK || rc == BS_DONE) && sniff(bs_str_span(out));
  if (*undone || rc == BS_NOMEM) return rc;
  bs_str_clear(out);
  rc = unbrotli(in, most, cut, sniff, out);
  *undone = out->n && (rc == BS_OK || rc == BS_DONE);
  return *undone || rc == BS_NOMEM ? rc : BS_OK;
}

/* Undoes one layer, up to `most` bytes. BS_DONE as above; BS_FORMAT: gzip that is damaged, with what came out before
** in *bytes. */
static bs_status undo_layer(bs_str *bytes, size_t most, bool cut, bs_sniffer sniff, bool *undone) {
  bs_span in = bs_str_span(bytes);
  bs_str out = BS_STR_INIT;
  bs_status rc = BS_OK;
  *undone = false;
  if (is_gzip(in)) {
    rc = inflate_all(in, most, &out);
    *undone = rc != BS_NOMEM;
  } else if (sniff && !sniff(in) && maybe_binary(in)) {
    rc = guess_layer(in, most, cut, sniff, &out, undone);
  }
  if (*undone) {
    bs_str_free(bytes);
    *bytes = out;
  } else {
    bs_str_free(&out);
  }
  return rc;
}

bs_status bs_source_unpack(bs_str *bytes, const bs_limits *limits, bs_sniffer sniff, bs_str *why) {
  bool undone = true, any = false;
  size_t most = limits->page_bytes < SIZE_MAX - 1 ? limits->page_bytes + 1 : limits->page_bytes;
  bs_status rc = BS_OK;
  for (int i = 0; i < LAYERS && undone && !rc; i++) {
    rc = undo_layer(bytes, most, false, sniff, &undone);
    any = any || undone;
  }
  if (rc == BS_DONE || (!rc && bytes->n > limits->page_bytes)) return too_large(any, limits, why);
  if (rc == BS_FORMAT) return damaged(why);
  if (rc) return rc;
  if (!bs_str_reserve(bytes, BS_PAD)) return BS_NOMEM;
  memset(bytes->p + bytes->n, 0, BS_PAD);
  return BS_OK;
}

bs_status bs_source_read(bs_span os_path, const bs_limits *limits, bs_sniffer sniff, bs_str *bytes, bs_str *why) {
  struct stat st;
  bs_str_clear(bytes);
  int fd;
  bs_status rc = bs_source_open(os_path.p, &fd, &st, why);
  if (rc) return rc;
  size_t most = limits->page_bytes < SIZE_MAX - 1 ? limits->page_bytes + 1 : limits->page_bytes;
  if (st.st_size > 0 && (uintmax_t)st.st_size > limits->page_bytes)
    rc = BS_LIMIT;
  else
    rc = read_all(fd, (size_t)st.st_size, most, bytes, why);
  close(fd);
  if (!rc && bytes->n > limits->page_bytes) rc = BS_LIMIT;
  if (rc == BS_LIMIT)
    bs_str_addf(why, "the file has %jd bytes, more than page_bytes = %zu",
                (intmax_t)(st.st_size > (off_t)bytes->n ? st.st_size : (off_t)bytes->n), limits->page_bytes);
  return rc ? rc : bs_source_unpack(bytes, limits, sniff, why);
}

bs_status bs_source_first(bs_span os_path, size_t most, bs_sniffer sniff, bs_str *bytes, bs_str *why) {
  struct stat st;
  bool undone = true;
  int fd;
  bs_status rc = bs_source_open(os_path.p, &fd, &st, why);
  if (rc) return rc;
  rc = read_all(fd, (size_t)st.st_size, most, bytes, why);
  close(fd);
  /* The bytes are cut, so "cut off" is no damage here: what came out tells. */
  for (int i = 0; i < LAYERS && undone && (rc == BS_OK || rc == BS_FORMAT || rc == BS_DONE); i++)
    rc = undo_layer(bytes, most, true, sniff, &undone);
  return rc == BS_FORMAT || rc == BS_DONE ? BS_OK : rc;
}
