import { html, svg } from 'lit';
import { t } from '../i18n/i18n.js';

/** A 3; and 314, where there is room for a number. */
const shapes = {
  digit: {
    viewBox: '0 0 160 150',
    paths: ['M44 40c12-22 66-24 64 10-1 18-20 24-38 24 24 0 46 8 46 32 0 38-62 38-76 12'],
  },
  number: {
    viewBox: '0 0 340 150',
    paths: [
      'M14 40c12-22 66-24 64 10-1 18-20 24-38 24 24 0 46 8 46 32 0 38-62 38-76 12',
      'M144 48l28-20v112',
      'M272 26l-50 76h86M284 66v74',
    ],
  },
};

/**
 * What a blank pad says. It leaves with the first stroke.
 * @param {boolean} wide whether the pad is for numbers
 * @param {boolean} gone
 */
export function invitation(wide, gone) {
  const { viewBox, paths } = shapes[wide ? 'number' : 'digit'];
  return html`<div class="invitation ${gone ? 'gone' : ''}" aria-hidden="true">
    <svg viewBox=${viewBox}>${paths.map((path) => svg`<path pathLength="1" d=${path} />`)}</svg>
    <p>${t(wide ? 'pad.inviteNumber' : 'pad.invitation')}</p>
  </div>`;
}
