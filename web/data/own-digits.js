// The person's own digits: in the browser's IndexedDB, and on this page in any case. A browser that
// refuses to keep them (a private window, a full disk) costs no more than that they are gone tomorrow.

import { openDB } from 'idb';
import { sparse } from '../drawing/strokes.js';

/** @import { OwnDigit } from '../engine/types.js' */
/** @typedef {OwnDigit & {id: number}} KeptDigit `id` is negative where it is only on this page */
/** @typedef {import('idb').IDBPDatabase<{digits: {key: number, value: OwnDigit & {id?: number}}}>} Database */

export const DATABASE = 'inkling';

/** By which the pages that are open tell one another that what is kept has changed. */
const channelName = 'inkling-own-digits';

/** Within a sentence. */
const noStorage = 'it has no storage here';

/** Fires 'change' when digits came or went. */
export class OwnDigits extends EventTarget {
  /** @type {KeptDigit[]} the oldest first */
  digits = [];
  /** What the browser said when it refused to keep one; null when all are kept. @type {string | null} */
  problem = null;
  /** @type {Database | null} */
  #database = null;
  #nextUnkept = -1;
  /** @type {Promise<void> | null} */
  #opening = null;
  /** @type {BroadcastChannel | null} */
  #otherPages = null;

  /** Reads what was kept on earlier visits, once. It never rejects. */
  open() {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open() {
    await this.#attempt(async () => {
      if (globalThis.indexedDB === undefined) throw new Error(noStorage);
      this.#database = await openDB(DATABASE, 1, {
        upgrade: (database) =>
          void database.createObjectStore('digits', { keyPath: 'id', autoIncrement: true }),
      });
      await this.#read();
      this.#otherPages = new BroadcastChannel(channelName);
      this.#otherPages.onmessage = () => void this.#readAgain();
    });
    this.#changed();
  }

  /** All that is kept, and what is only on this page. */
  async #read() {
    const kept = /** @type {KeptDigit[]} */ (await this.#opened().getAll('digits'));
    this.digits = [...kept, ...this.digits.filter(({ id }) => id < 0)];
  }

  async #readAgain() {
    await this.#attempt(() => this.#read());
    this.#changed();
  }

  /** @param {OwnDigit[]} digits all of them or none are kept */
  async add(digits) {
    await this.open();
    const plain = digits.map(({ digit, strokes }) => ({ digit, strokes: sparse(strokes) }));
    // The browser counts, for all pages that are open.
    const ids = await this.#attempt(async () => {
      const transaction = this.#opened().transaction('digits', 'readwrite');
      const keys = Promise.all(plain.map((each) => transaction.store.add(each)));
      keys.catch(() => {}); // The transaction says it.
      await transaction.done;
      return keys;
    });
    const added = plain.map((each, i) => ({ ...each, id: ids?.[i] ?? this.#nextUnkept-- }));
    // Another page's news may have brought them already.
    this.digits = [...this.digits.filter(({ id }) => !ids?.includes(id)), ...added];
    this.#tellAll();
  }

  /** @param {number} id */
  async remove(id) {
    this.digits = this.digits.filter((each) => each.id !== id);
    await this.#attempt(async () => {
      if (id > 0) await this.#opened().delete('digits', id);
    });
    this.#tellAll();
  }

  /** All that this page shows: none that another one has kept and this one has not heard of yet. */
  async clear() {
    const shown = this.digits;
    this.digits = [];
    await this.#attempt(async () => {
      const transaction = this.#opened().transaction('digits', 'readwrite');
      const kept = shown.filter(({ id }) => id > 0);
      await Promise.all([...kept.map(({ id }) => transaction.store.delete(id)), transaction.done]);
    });
    this.#tellAll();
  }

  #opened() {
    if (this.#database === null) throw new Error(this.problem ?? noStorage);
    return this.#database;
  }

  /**
   * What goes wrong becomes the problem; it is one until all digits are kept.
   * @template T
   * @param {() => Promise<T>} action
   */
  async #attempt(action) {
    try {
      const result = await action();
      if (this.digits.every(({ id }) => id > 0)) this.problem = null;
      return result;
    } catch (error) {
      this.problem = error instanceof Error ? error.message || error.name : String(error);
    }
  }

  #tellAll() {
    this.#otherPages?.postMessage(null);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** The one of this page. */
export const ownDigits = new OwnDigits();
