import { css } from 'lit';

/** The pad: grid, ink, invitation, and the pen of the keyboard. */
export const padStyles = css`
  :host {
    display: block;
    position: relative;
    aspect-ratio: 1;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
    overflow: hidden;
  }

  :host([wide]) {
    aspect-ratio: 2;
  }

  @media (min-width: 700px) {
    :host([wide]) {
      aspect-ratio: 3;
    }
  }

  @media (min-width: 1100px) {
    :host([wide]) {
      aspect-ratio: 4;
    }
  }

  :host(:focus-within) {
    border-color: var(--field-line);
  }

  /* A file is held over the page. */
  :host([dropping]) {
    outline: 2px dashed var(--validation);
    outline-offset: 3px;
  }

  canvas,
  ::slotted(*),
  .pad {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }

  .pad {
    border-radius: calc(var(--radius-large) - 1px);
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }

  :host([erasing]) .pad {
    cursor: cell;
  }

  .pad:focus-visible {
    outline-offset: -4px;
  }

  .invitation {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 2px;
    pointer-events: none;
    transition: opacity var(--quick);
  }

  .invitation svg {
    width: min(46%, 190px);
    fill: none;
    stroke: var(--ghost);
    stroke-width: 17;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  :host([wide]) .invitation svg {
    width: auto;
    height: clamp(60px, 9vw, 118px);
  }

  .invitation path {
    stroke-dasharray: 1;
    animation: trace 1.3s 0.3s ease-in-out both;
  }

  .invitation path:nth-of-type(2) {
    animation-delay: 1.3s;
  }

  .invitation path:nth-of-type(3) {
    animation-delay: 1.9s;
  }

  .invitation p {
    padding: 2px 10px;
    color: var(--muted);
    background: var(--surface);
    border-radius: 8px;
    font: 500 var(--size-21) / 1.3 var(--serif);
  }

  .invitation.gone {
    opacity: 0;
  }

  .invitation.gone path {
    animation: none;
  }

  @keyframes trace {
    from {
      stroke-dashoffset: 1;
    }
    to {
      stroke-dashoffset: 0;
    }
  }

  .pen {
    position: absolute;
    width: 22px;
    height: 22px;
    margin: -11px 0 0 -11px;
    border: 2px solid var(--training);
    border-radius: 50%;
    pointer-events: none;
    opacity: 0;
  }

  .pad:focus-visible ~ .pen {
    opacity: 1;
  }

  .pen.down {
    background: var(--training-soft);
  }
`;
