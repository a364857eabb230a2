// What reads an image, and says what came of it. Fetched when the first image comes.
import { css, html } from 'lit';
import { pixelsOf } from '../data/image-file.js';
import { percent, sentence } from '../i18n/i18n.js';
import { imageText } from '../i18n/image-messages.js';
import { BaseElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {{key: Parameters<typeof imageText>[0], values?: Record<string, string | number>, problem?: boolean}} Note */

/**
 * Reads an image and puts its ink on the pad. Whatever goes wrong, what was drawn stays.
 *
 * @param {File} file
 * @param {import('./image-tools.js').ImageTools} tools
 * @param {() => boolean} isLatest whether no other image has come since
 */
export async function openImage(file, tools, isLatest) {
  tools.note = { key: 'reading' };
  const note = await read(file, tools, isLatest);
  if (!isLatest()) return;
  tools.note = note;
  // It speaks of what is on the pad, until that changes.
  tools.pad.addEventListener('ink', () => (tools.note = null), { once: true });
}

/**
 * @param {File} file
 * @param {import('./image-tools.js').ImageTools} tools
 * @param {() => boolean} isLatest
 * @returns {Promise<Note>}
 */
async function read(file, tools, isLatest) {
  try {
    const { picture, problem } = await pixelsOf(file);
    if (problem) return { ...problem, problem: true };
    const { strokes, number } = await tools.notebook.lab.readImage(picture);
    if (strokes.length === 0) return { key: 'blank', problem: true };
    if (!isLatest()) return { key: 'taken' };
    tools.pad.put(strokes);
    if (number.digits.length < 2) return { key: 'taken' };
    tools.dispatchEvent(new CustomEvent('mode', { detail: 'number' }));
    // What is no number has no probability.
    if (number.digits.some(({ known }) => !known)) return { key: 'taken' };
    return { key: 'number', values: { text: number.text, share: percent(number.probability) } };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return { key: 'failed', values: { message }, problem: true };
  }
}

/** One sentence about the image. */
export class ImageNote extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { note: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--size-13);
        line-height: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Note} */
    this.note = { key: 'reading' };
  }

  render() {
    const { key, values = {}, problem } = this.note;
    const message = sentence(String(values.message ?? ''));
    return html`<p class=${problem ? 'error' : 'muted'} data-testid="image-note">
      ${imageText(key, { ...values, message })}
    </p>`;
  }
}

customElements.define('inkling-image-note', ImageNote);
