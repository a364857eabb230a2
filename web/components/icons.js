import { html, svg } from 'lit';

/** One family of line icons on a 20 × 20 grid. */
const shapes = {
  undo: svg`<path d="M7 4 3.5 7.5 7 11M4 7.500h7.500a4.5 4.5 0 0 1 0 9H8"/>`,
  redo: svg`<path d="m13 4 3.5 3.500L13 11m3-3.500H8.500a4.5 4.5 0 0 0 0 9H12"/>`,
  clear: svg`<path d="M5 5l10 10M15 5 5 15"/>`,
  eraser: svg`<path d="m8.500 16.500-4.200-4.200a1.500 1.500 0 0 1 0-2.100l6-6a1.500 1.500 0 0 1 2.100 0l3.600 3.600a1.500 1.500 0 0 1 0 2.100l-6.600 6.600zm0 0h8M7.200 7.300l5.700 5.700"/>`,
  replay: svg`<path d="M4 4v4h4M4.3 8a6.5 6.5 0 1 1-.7 4"/><path class="solid" d="M8.800 8v4.400l3.500-2.200z"/>`,
  play: svg`<path class="solid" d="M6.5 4.200v11.600l9-5.800z"/>`,
  pause: svg`<path d="M7 4.500v11M13 4.500v11" stroke-width="2.6"/>`,
  step: svg`<path class="solid" d="M5 5v10l7.5-5z"/><path d="M15.5 5v10"/>`,
  stop: svg`<path class="solid" d="M5.5 5.500h9v9h-9z"/>`,
  reset: svg`<path d="M4 4v4h4M4.3 8a6.5 6.5 0 1 1-.7 4"/>`,
  dice: svg`<rect x="3.5" y="3.5" width="13" height="13" rx="3"/><path d="M7.2 7.200h.01M12.8 12.800h.01M12.8 7.200h.01M7.2 12.800h.01" stroke-width="2.2"/>`,
  edit: svg`<path d="m4 16 .8-3.5 8.4-8.4 2.7 2.7-8.4 8.400zM11.5 5.800l2.7 2.7"/>`,
  save: svg`<path d="M10 3.500v9m-3.5-3.4 3.5 3.5 3.5-3.500M4 16.500h12"/>`,
  load: svg`<path d="M10 13V4m-3.5 3.400L10 4l3.5 3.400M4 16.500h12"/>`,
  plus: svg`<path d="M10 4.500v11M4.5 10h11"/>`,
  up: svg`<path d="m5 12 5-5 5 5"/>`,
  down: svg`<path d="m5 8 5 5 5-5"/>`,
  back: svg`<path d="M9 5 4 10l5 5M4.5 10H16"/>`,
  auto: svg`<circle cx="10" cy="10" r="6.5"/><path class="solid" d="M10 3.500a6.5 6.5 0 0 1 0 13z"/>`,
  light: svg`<circle cx="10" cy="10" r="3.3"/><path d="M10 2.500v1.700M10 15.800v1.700M2.5 10h1.700M15.8 10h1.700M4.7 4.700l1.2 1.200M14.1 14.100l1.2 1.200M4.7 15.300l1.2-1.200M14.1 5.900l1.2-1.2"/>`,
  dark: svg`<path d="M16 11.800A6.5 6.5 0 0 1 8.2 4 6.5 6.5 0 1 0 16 11.800z"/>`,
};

/** @param {keyof typeof shapes} name */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${shapes[name]}</svg>`;
}
