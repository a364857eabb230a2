import { css } from 'lit';

/** How the panel of training is laid out. */
export const trainStyles = css`
  .panel {
    padding: 24px;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 14px 24px;
    align-items: center;
    justify-content: space-between;
  }

  .network,
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  /* As if its items lay beside the button: it follows the last of them in whatever line. */
  .chips {
    display: contents;
    list-style: none;
    font-size: var(--size-13);
    font-weight: 500;
  }

  .chips li {
    display: flex;
    align-items: center;
    min-height: 34px;
    padding: 0 11px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
    white-space: nowrap;
  }

  .chips li:not(:last-child) {
    position: relative;
    margin-right: 20px;
  }

  /* Behind a layer, so that no line begins with one. */
  .chips li:not(:last-child)::after {
    content: '→';
    content: '→' / '';
    position: absolute;
    right: -29px;
    width: 28px;
    text-align: center;
    color: var(--muted);
  }

  .network button {
    min-height: 34px;
    padding: 0 12px;
    font-size: var(--size-13);
  }

  .note {
    margin-top: 16px;
    color: var(--muted);
    font-size: var(--size-13);
  }

  .note:empty {
    margin: 0;
  }

  inkling-recipes {
    display: block;
    /* Its room, until it is here. */
    min-height: 82px;
    margin-top: 24px;
    padding-top: 18px;
    border-top: 1px solid var(--line);
  }

  inkling-network-form {
    display: block;
    margin-top: 18px;
    padding: 20px 0 4px;
    border-top: 1px solid var(--line);
  }

  inkling-progress {
    display: block;
    margin-top: 16px;
  }

  .error {
    margin-top: 12px;
  }

  .instruments {
    display: grid;
    gap: 28px 40px;
    margin-top: 24px;
  }

  @media (min-width: 1100px) {
    .instruments {
      grid-template-columns: minmax(0, 1fr) 210px;
    }
  }

  @media (max-width: 699px) {
    .panel {
      margin: 0 calc(-1 * var(--gutter));
      padding: 20px var(--gutter);
      border-width: 1px 0;
      border-radius: 0;
    }

    .network button {
      min-height: 44px;
    }

    .controls {
      width: 100%;
    }

    .controls button {
      flex: 1 1 40%;
      padding: 0 8px;
    }

    .controls .primary {
      flex-basis: 100%;
      min-height: 48px;
    }
  }
`;
