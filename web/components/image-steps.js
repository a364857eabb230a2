import { css, html, nothing, svg } from 'lit';
import { imageSteps } from '../drawing/image-steps.js';
import { fixed, number } from '../i18n/i18n.js';
import { t } from '../i18n/lens.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { penWidth } from './ink.js';
import { paintPixels } from './paint-pixels.js';
import { sharedStyles } from './shared-styles.js';
import { themeChanges } from './theme.js';

/** @typedef {import('../drawing/image-steps.js').ImageSteps} Steps */
/** @typedef {keyof Steps} Name */

const names = /** @type {Name[]} */ (['shrunk', 'upright', 'scaled', 'pen', 'smooth', 'placed']);
const sides = { shrunk: 28, upright: 28, scaled: 20, pen: 20, smooth: 20, placed: 28 };

/** Of a line that leans so, in degrees. @param {number} shear */
const angle = (shear) => (Math.atan(Math.abs(shear)) * 180) / Math.PI;

/** How the drawing becomes the network's image, step by step; loaded when it is first opened. */
export class ImageStepsStrip extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { strokes: { attribute: false } };

  static styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding-top: 18px;
        border-top: 1px solid var(--line);
      }

      ol {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 20px 24px;
        margin: 0;
        padding: 0;
        list-style: none;
        counter-reset: step;
      }

      li {
        counter-increment: step;
      }

      .picture {
        position: relative;
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        max-width: 168px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: hidden;
      }

      /* All at one scale: 20 pixels are as much smaller than 28 as they are in the image. */
      canvas {
        width: calc(100% * var(--share));
        aspect-ratio: 1;
        image-rendering: pixelated;
      }

      canvas.box {
        outline: 1px dashed var(--ghost);
      }

      .picture svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        fill: none;
        stroke: var(--training);
        vector-effect: non-scaling-stroke;
      }

      h4 {
        margin: 10px 0 2px;
        font: 500 var(--size-15) / 1.35 var(--sans);
      }

      h4::before {
        content: counter(step);
        margin-right: 8px;
        color: var(--muted);
        font: 400 var(--size-13) var(--mono);
      }

      p {
        max-width: 34ch;
        color: var(--muted);
        font-size: var(--size-13);
        line-height: 1.5;
      }

      .measured {
        display: block;
        margin-top: 3px;
        color: var(--ink);
      }

      @media (max-width: 899px) {
        ol {
          grid-template-columns: minmax(0, 1fr);
          gap: 16px;
        }

        li {
          display: grid;
          grid-template-columns: 92px 1fr;
          grid-template-rows: auto 1fr;
          column-gap: 16px;
        }

        .picture {
          grid-row: span 2;
          align-self: start;
        }

        h4 {
          margin-top: 0;
        }

        p {
          max-width: 60ch;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../engine/types').Stroke[]} */
    this.strokes = [];
    /** @type {Steps | null} */
    this.steps = null;
    new ChangeController(this, themeChanges);
  }

  willUpdate() {
    this.steps = imageSteps(this.strokes, penWidth);
  }

  updated() {
    for (const name of names) {
      const canvas = this.renderRoot.querySelector(`[data-step='${name}']`);
      paintPixels(/** @type {HTMLCanvasElement} */ (canvas), this.steps?.[name].pixels ?? null);
    }
  }

  render() {
    return html`<ol>
      ${names.map(
        (name) =>
          html`<li>
            <div class="picture">
              <canvas
                class=${sides[name] < 28 ? 'box' : ''}
                data-step=${name}
                width=${sides[name]}
                height=${sides[name]}
                .style=${`--share: ${sides[name] / 28}`}
                role="img"
                aria-label=${t(`steps.${name}`)}
              ></canvas>
              ${this.steps ? this.#marks(name, this.steps) : nothing}
            </div>
            <h4>${t(`steps.${name}`)}</h4>
            <p>
              ${t(`steps.${name}Note`)}
              <span class="measured figure"
                >${this.steps ? this.#measured(name, this.steps) : nothing}</span
              >
            </p>
          </li>`,
      )}
    </ol>`;
  }

  /**
   * What the pixels alone do not show: what will be cropped, where the mass came to lie.
   * @param {Name} name
   * @param {Steps} steps
   */
  #marks(name, { upright: { crop }, placed: { mass } }) {
    if (name === 'upright') {
      const { left, top, right, bottom } = crop;
      return html`<svg viewBox="0 0 28 28" aria-hidden="true">
        ${svg`<rect x=${left} y=${top} width=${right - left} height=${bottom - top} stroke-width="0.3" />`}
      </svg>`;
    }
    if (name !== 'placed') return nothing;
    const { x, y } = mass;
    return html`<svg viewBox="0 0 28 28" aria-hidden="true">
      ${svg`<path d="M${x - 2} ${y}h4M${x} ${y - 2}v4" stroke-width="0.4" />`}
    </svg>`;
  }

  /** @param {Name} name @param {Steps} steps */
  #measured(name, { upright, scaled, pen, placed }) {
    if (name === 'upright') {
      const degrees = (/** @type {number} */ shear) => Math.round(angle(shear));
      return t('steps.slant', { from: degrees(upright.from), to: degrees(upright.to) });
    }
    if (name === 'scaled') return t('steps.scaledBy', { from: Math.round(scaled.longerSide) });
    const [from, to] = [fixed(pen.from, 1), fixed(pen.to, 1)];
    if (name === 'pen') return t('steps.penFrom', { from, to });
    if (name !== 'placed') return nothing;
    return t('steps.moved', {
      across: `${placed.right < 0 ? '←' : '→'} ${number(Math.abs(placed.right))}`,
      down: `${placed.down < 0 ? '↑' : '↓'} ${number(Math.abs(placed.down))}`,
    });
  }
}

customElements.define('inkling-image-steps', ImageStepsStrip);
