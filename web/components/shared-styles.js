import { css } from 'lit';

/** Buttons, fields and words that look the same in every component. */
export const sharedStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h2,
  h3,
  p,
  figure {
    margin: 0;
  }

  h2 {
    font: 600 var(--size-28) / 1.15 var(--serif);
    letter-spacing: -0.01em;
  }

  h3,
  .label {
    color: var(--muted);
    font: 500 var(--size-13) / 1.4 var(--sans);
    letter-spacing: 0.01em;
  }

  .figure,
  .mono {
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
    font-feature-settings: 'zero' 0;
  }

  .muted {
    color: var(--muted);
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    min-height: 38px;
    padding: 0 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: 500 var(--size-15) / 1 var(--sans);
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      border-color var(--quick),
      background-color var(--quick),
      transform var(--quick);
  }

  button:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--field-line);
  }

  button:active:not(:disabled, [aria-disabled='true']) {
    transform: translateY(1px);
  }

  button:is(:disabled, [aria-disabled='true']) {
    color: var(--muted);
    cursor: not-allowed;
    opacity: 0.62;
  }

  button.primary {
    min-width: 112px;
    border-color: transparent;
    background: var(--training);
    color: var(--on-training);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in srgb, var(--training) 88%, var(--ink));
  }

  button.primary:is(:disabled, [aria-disabled='true']) {
    border-color: var(--line);
    background: transparent;
    color: var(--muted);
    opacity: 1;
  }

  button.text {
    min-height: 32px;
    padding: 0 4px;
    border-color: transparent;
    background: none;
    color: var(--ink);
    font-size: var(--size-13);
    text-decoration: underline;
    text-decoration-color: var(--field-line);
    text-underline-offset: 3px;
  }

  button.text:hover:not(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    text-decoration-color: currentcolor;
  }

  svg.icon {
    width: 17px;
    height: 17px;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  svg.icon .solid {
    fill: currentcolor;
  }

  :focus-visible {
    outline: 2px solid var(--validation);
    outline-offset: 2px;
  }

  .error {
    padding-left: 10px;
    border-left: 3px solid var(--training);
    color: var(--ink);
    font-size: var(--size-13);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (pointer: coarse), (max-width: 699px) {
    button,
    button.text {
      min-height: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;
