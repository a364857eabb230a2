import { css } from 'lit';

/** How the dialog of the person's own digits is laid out. */
export const ownDigitsStyles = css`
  dialog {
    width: min(680px, calc(100vw - 24px));
    max-height: calc(100dvh - 32px);
    padding: 28px;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 24px 80px -24px rgb(0 0 0 / 45%);
    overflow: auto;
  }

  dialog::backdrop {
    background: rgb(20 23 29 / 35%);
  }

  header p {
    margin-top: 6px;
    font-size: var(--size-15);
    line-height: 1.5;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 18px 0 10px;
  }

  [role='status'] {
    min-height: 1.5em;
    font-size: var(--size-15);
    line-height: 1.5;
  }

  .error {
    margin: 8px 0;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(76px, 1fr));
    gap: 10px;
    margin: 12px 0;
    padding: 0;
    list-style: none;
  }

  li {
    position: relative;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper);
  }

  li > svg {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    fill: none;
    stroke: var(--ink);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  li .label {
    font: 500 var(--size-17) / 1.2 var(--serif);
    font-variant-numeric: lining-nums;
    color: var(--training);
  }

  li button {
    position: absolute;
    right: 0;
    bottom: 0;
    min-height: 32px;
    padding: 0 8px;
    border-color: transparent;
    background: none;
    color: var(--muted);
  }

  li button svg {
    width: 14px;
    height: 14px;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    margin-top: 18px;
  }

  .ask {
    font-size: var(--size-15);
  }

  .ask button {
    margin-left: 8px;
  }

  @media (pointer: coarse), (max-width: 699px) {
    dialog {
      padding: 20px;
    }

    li button {
      min-width: 44px;
      min-height: 44px;
    }
  }
`;
