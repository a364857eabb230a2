import { css } from 'lit';

/** How the form of the network is laid out. */
export const formStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-bottom: 10px;
    padding: 0;
  }

  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-bottom: 22px;
  }

  .presets .label {
    margin-right: 4px;
  }

  .presets button {
    min-height: 34px;
    font-size: var(--size-13);
  }

  .presets button[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--paper);
  }

  .groups {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 310px), 1fr));
    gap: 24px 40px;
    align-items: start;
  }

  inkling-layers {
    margin-bottom: 28px;
  }

  inkling-more-options[open] {
    grid-column: 1 / -1;
  }

  .pairs {
    display: grid;
    grid-template-columns: 124px minmax(0, 1fr);
    gap: 8px 12px;
    align-items: start;
  }

  .pairs legend,
  .pairs .wide {
    grid-column: 1 / -1;
  }

  .pairs div.wide {
    margin-top: -8px;
  }

  .pairs label {
    line-height: 38px;
  }

  input,
  select {
    width: 100%;
    min-width: 0;
    height: 38px;
    padding: 0 10px;
    border: 1px solid var(--field-line);
    border-radius: 8px;
    background: var(--paper);
    color: var(--ink);
    font-size: var(--size-15);
  }

  select {
    font-family: var(--sans);
  }

  input.mono {
    font-size: 14px;
  }

  [aria-invalid='true'] {
    border-color: var(--training);
    box-shadow: 0 0 0 1px var(--training);
  }

  .error {
    margin-top: 6px;
  }

  .means {
    max-width: 72ch;
    color: var(--muted);
    font-size: var(--size-13);
    line-height: 1.5;
  }

  .pairs .means {
    grid-column: 1 / -1;
    margin: -2px 0 10px;
  }

  .help {
    margin: -10px 0 18px;
  }

  .help button {
    margin-left: -4px;
  }

  button.bare {
    width: 38px;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--muted);
  }

  @media (pointer: coarse), (max-width: 699px) {
    input,
    select {
      height: 44px;
      /* Below 16 px a phone zooms into the field. */
      font-size: 16px !important;
    }

    .pairs label {
      line-height: 44px;
    }

    button.bare {
      width: 44px;
    }

    .presets button {
      min-height: 44px;
    }
  }
`;
