// Reads a response's body into one buffer of known size, unpacking gzip on the way.

/** @typedef {import('./mnist-files.js').DataFile} DataFile */
/** @typedef {import('../engine/types.d.ts').DownloadProgress} DownloadProgress */

/** A server that has sent nothing for so long will send nothing more. */
export const STALL_MILLISECONDS = 30_000;

/** An error whose message is written for the person who waits, unlike those of streams. */
export class DataError extends Error {}

/**
 * A server may send a .gz file with `Content-Encoding: gzip`; the browser has then unpacked it
 * already. So what counts is how the bytes begin: with gzip's magic number 1f 8b, or not (IDX files
 * begin with 00 00).
 *
 * Progress is in bytes over the network where the server tells their number, else in raw bytes, so
 * that its total is always right.
 *
 * @param {Response} response
 * @param {DataFile} file
 * @param {object} options
 * @param {boolean} options.cached whether the response is from the cache
 * @param {(progress: DownloadProgress) => void} options.onProgress
 * @param {number} [options.stallMilliseconds]
 * @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, packed: Blob | null}>} the raw bytes, and the
 *   gzipped ones if they came so
 * @throws {DataError} when the body stops, is no gzip inside, or has not exactly file.rawBytes bytes
 */
export async function readFileBody(response, file, options) {
  const { cached, onProgress, stallMilliseconds = STALL_MILLISECONDS } = options;
  if (!response.body) throw new DataError(`${file.name} came without any bytes.`);
  const reader = response.body.getReader();
  const read = () => readInTime(reader, file, stallMilliseconds);

  const start = await readStart(read);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const packedBytes = isGzip ? contentLength(response) : 0;
  const totalBytes = packedBytes > 0 ? packedBytes : file.rawBytes;
  const report = inSteps(totalBytes, (loadedBytes) =>
    onProgress({ file: file.name, loadedBytes, totalBytes, cached }),
  );

  // Gzip adds less than a thousandth to what it cannot make smaller, and a name.
  const mostBytes = file.rawBytes * 1.001 + 1000;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const packed = [];
  let received = 0;
  /** @type {Uint8Array<ArrayBuffer> | undefined} */
  let waiting = start;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const source = new ReadableStream({
    async pull(controller) {
      const chunk = waiting ?? (await read());
      waiting = undefined;
      if (chunk === null) {
        if (received < packedBytes) throw stopped(file, received, packedBytes);
        controller.close();
        return;
      }
      received += chunk.length;
      if (received > mostBytes) throw tooLong(file);
      if (isGzip) packed.push(chunk);
      if (packedBytes > 0) report(received);
      controller.enqueue(chunk);
    },
    cancel: (why) => reader.cancel(why),
  });

  const raw = isGzip ? source.pipeThrough(new DecompressionStream('gzip')) : source;
  const rawReader = raw.getReader();
  const bytes = new Uint8Array(file.rawBytes);
  let filled = 0;
  report(0);
  try {
    for (;;) {
      const { done, value } = await rawReader.read();
      if (done) break;
      if (filled + value.length > bytes.length) throw tooLong(file);
      bytes.set(value, filled);
      filled += value.length;
      if (packedBytes === 0) report(filled);
    }
  } catch (error) {
    // Not awaited: a source that has stalled may never answer.
    rawReader.cancel(error).catch(() => {});
    reader.cancel(error).catch(() => {});
    if (error instanceof DataError) throw error; // ours pass through the decompressor unchanged
    throw new DataError(`${file.name} is damaged: it is no complete gzip file.`, { cause: error });
  }
  if (filled < bytes.length) {
    throw new DataError(
      `${file.name} is damaged: it has ${filled} bytes, but ${bytes.length} were expected.`,
    );
  }
  return { bytes, packed: isGzip ? new Blob(packed) : null };
}

/**
 * How many bytes the body has; 0 when that is not known. Where the browser undoes an encoding of
 * the transfer, Content-Length counts encoded bytes, which nobody sees.
 *
 * @param {Response} response
 */
function contentLength({ headers }) {
  if (headers.has('Content-Encoding')) return 0;
  const length = Number(headers.get('Content-Length'));
  return Number.isSafeInteger(length) && length > 0 ? length : 0;
}

/**
 * The next chunk, or null at the end.
 *
 * @param {ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>} reader
 * @param {DataFile} file
 * @param {number} milliseconds
 */
async function readInTime(reader, file, milliseconds) {
  try {
    const { done, value } = await inTime(reader.read(), milliseconds, file);
    return done ? null : value;
  } catch (error) {
    reader.cancel(error).catch(() => {});
    if (error instanceof DataError) throw error;
    throw new DataError(
      `The download of ${file.name} was interrupted. Check the connection and try again.`,
      { cause: error },
    );
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @param {DataFile} file
 * @returns {Promise<T>} the same, or a rejection when it takes longer
 */
export async function inTime(promise, milliseconds, file) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const seconds = milliseconds / 1000;
      reject(
        new DataError(
          `The download of ${file.name} stopped: nothing came for ${seconds} seconds. Check the connection and try again.`,
        ),
      );
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * At least two bytes, if there are so many: a chunk may be of any size.
 *
 * @param {() => Promise<Uint8Array<ArrayBuffer> | null>} read
 */
async function readStart(read) {
  let start = new Uint8Array(0);
  while (start.length < 2) {
    const chunk = await read();
    if (chunk === null) break;
    if (start.length === 0) {
      start = chunk;
      continue;
    }
    const both = new Uint8Array(start.length + chunk.length);
    both.set(start);
    both.set(chunk, start.length);
    start = both;
  }
  return start;
}

/** @param {DataFile} file */
function tooLong(file) {
  return new DataError(`${file.name} is damaged: it has more than ${file.rawBytes} bytes.`);
}

/**
 * @param {DataFile} file
 * @param {number} came
 * @param {number} expected bytes
 */
function stopped(file, came, expected) {
  return new DataError(
    `The download of ${file.name} stopped after ${came} of ${expected} bytes. Check the connection and try again.`,
  );
}

/**
 * Passes on the first report, the last, and those that are a hundredth of the whole apart.
 *
 * @param {number} total
 * @param {(loaded: number) => void} report
 */
function inSteps(total, report) {
  let next = 0;
  return (/** @type {number} */ loaded) => {
    if (loaded < next) return;
    report(loaded);
    next = loaded < total ? Math.min(total, loaded + total / 100) : Infinity;
  };
}
