// SHA-256 of bytes. Browsers offer crypto.subtle only on https and localhost; a page that a teacher
// serves to a classroom over plain http has to check its data too, so the algorithm is here as well.

/**
 * @param {Uint8Array} bytes
 * @param {SubtleCrypto | undefined} [subtle] undefined where the browser offers none
 * @returns {Promise<string>} 64 hexadecimal digits
 */
export async function sha256(bytes, subtle = globalThis.crypto?.subtle) {
  if (!subtle) return sha256InJavaScript(bytes);
  const digest = await subtle.digest('SHA-256', /** @type {BufferSource} */ (bytes));
  return toHex(new Uint8Array(digest));
}

/** @param {Uint8Array} bytes */
function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * FIPS 180-4, section 6.2; its names a .. h, K, W, H.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function sha256InJavaScript(bytes) {
  const { K, H } = constants();
  const W = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < whole; offset += 64) addBlock(H, K, W, view, offset);

  // The rest, a 1 bit, zeros, and the length in bits as 64 bits.
  const rest = bytes.subarray(whole);
  const tail = new Uint8Array(rest.length < 56 ? 64 : 128);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(tail.length - 8, Math.floor(bytes.length / 2 ** 29));
  tailView.setUint32(tail.length - 4, (bytes.length * 8) >>> 0);
  for (let offset = 0; offset < tail.length; offset += 64) addBlock(H, K, W, tailView, offset);

  const digest = new DataView(new ArrayBuffer(32));
  H.forEach((word, i) => digest.setInt32(4 * i, word));
  return toHex(new Uint8Array(digest.buffer));
}

/**
 * @param {Int32Array} H the eight words of the state, changed
 * @param {Int32Array} K
 * @param {Int32Array} W room for 64 words
 * @param {DataView} view
 * @param {number} offset
 */
function addBlock(H, K, W, view, offset) {
  for (let t = 0; t < 16; ++t) W[t] = view.getInt32(offset + 4 * t);
  for (let t = 16; t < 64; ++t) {
    const x = W[t - 15];
    const y = W[t - 2];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    W[t] = s1 + W[t - 7] + s0 + W[t - 16];
  }
  let a = H[0];
  let b = H[1];
  let c = H[2];
  let d = H[3];
  let e = H[4];
  let f = H[5];
  let g = H[6];
  let h = H[7];
  for (let t = 0; t < 64; ++t) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + W[t]) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  H[0] += a;
  H[1] += b;
  H[2] += c;
  H[3] += d;
  H[4] += e;
  H[5] += f;
  H[6] += g;
  H[7] += h;
}

/** @param {number} x @param {number} n */
function rotate(x, n) {
  return (x >>> n) | (x << (32 - n));
}

/** The first 32 bits of the fractional parts of cube and square roots of the first primes. */
function constants() {
  const K = new Int32Array(64);
  const H = new Int32Array(8);
  for (let n = 2, count = 0; count < 64; ++n) {
    if (!isPrime(n)) continue;
    if (count < 8) H[count] = fraction(BigInt(n), 2n);
    K[count++] = fraction(BigInt(n), 3n);
  }
  return { K, H };
}

/** @param {number} n */
function isPrime(n) {
  for (let d = 2; d * d <= n; ++d) if (n % d === 0) return false;
  return true;
}

/**
 * floor(2³² n^(1/k)) modulo 2³², by bisection in whole numbers: no rounding can spoil a bit.
 *
 * @param {bigint} n
 * @param {bigint} k
 */
function fraction(n, k) {
  const target = n << (32n * k);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** k <= target) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}
