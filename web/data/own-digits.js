// The person's own digits: in the browser's IndexedDB, and on this page in any case. A browser that
// refuses to keep them (a private window, a full disk) costs no more than that they are gone tomorrow.

import { openDB } from 'idb';

/** @import { OwnDigit } from '../engine/types.js' */
/** @typedef {OwnDigit & {id: number}} KeptDigit `id` grows with the time of keeping */
/** @typedef {import('idb').IDBPDatabase<{digits: {key: number, value: OwnDigit & {id?: number}}}>} Database */

export const DATABASE = 'inkling';

/** Fires 'change' when digits came or went. */
export class OwnDigits extends EventTarget {
  /** @type {KeptDigit[]} the oldest first */
  digits = [];
  /** What the browser said when it refused to keep the latest; null when all are kept. @type {string | null} */
  problem = null;
  /** @type {Database | null} */
  #database = null;
  #nextId = 1;
  /** @type {Promise<void> | null} */
  #opening = null;

  /** Reads what was kept on earlier visits, once. It never rejects. */
  open() {
    this.#opening ??= this.#attempt(async () => {
      this.#database = await openDB(DATABASE, 1, {
        upgrade: (database) =>
          void database.createObjectStore('digits', { keyPath: 'id', autoIncrement: true }),
      });
      this.digits = /** @type {KeptDigit[]} */ (await this.#database.getAll('digits'));
      this.#nextId = 1 + (this.digits.at(-1)?.id ?? 0);
    });
    return this.#opening;
  }

  /** @param {OwnDigit[]} digits all of them or none are kept */
  async add(digits) {
    await this.open();
    const kept = digits.map(({ digit, strokes }) => ({ digit, strokes, id: this.#nextId++ }));
    this.digits = [...this.digits, ...kept];
    await this.#attempt(async () => {
      const transaction = this.#opened().transaction('digits', 'readwrite');
      for (const each of kept) void transaction.store.put(each).catch(() => {});
      await transaction.done;
    });
  }

  /** @param {number} id */
  async remove(id) {
    this.digits = this.digits.filter((each) => each.id !== id);
    await this.#attempt(async () => this.#opened().delete('digits', id));
  }

  async clear() {
    this.digits = [];
    await this.#attempt(async () => this.#opened().clear('digits'));
  }

  #opened() {
    if (this.#database === null) throw new Error(this.problem ?? 'it has no storage here');
    return this.#database;
  }

  /** @param {() => Promise<unknown>} action */
  async #attempt(action) {
    try {
      await action();
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message || error.name : String(error);
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** The one of this page. */
export const ownDigits = new OwnDigits();
