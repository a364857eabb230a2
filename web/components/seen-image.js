import { css, html } from 'lit';
import { t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { paintPixels } from './paint-pixels.js';
import { sharedStyles } from './shared-styles.js';
import { themeChanges } from './theme.js';

const side = 28;

/** The 28 × 28 image as the network sees it, each pixel a square of ink. */
export class SeenImage extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { image: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      canvas {
        display: block;
        width: 100%;
        aspect-ratio: 1;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background-color: var(--surface);
        image-rendering: pixelated;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Uint8Array | null} null when nothing is drawn */
    this.image = null;
    new ChangeController(this, themeChanges);
  }

  updated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
    paintPixels(canvas, this.image);
  }

  render() {
    return html`<canvas
      width=${side}
      height=${side}
      role="img"
      aria-label=${t(this.image ? 'seen.image' : 'seen.empty')}
    ></canvas>`;
  }
}

customElements.define('inkling-seen', SeenImage);
