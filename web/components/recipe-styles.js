import { css } from 'lit';

/** Two recipes side by side, each with its button, its words and its clock. */
export const recipeStyles = css`
  .recipes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px 32px;
    margin-top: 8px;
  }

  .recipe {
    display: grid;
    grid-template-columns: 116px minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: center;
    min-height: 52px;
    font-size: var(--size-13);
    line-height: 1.5;
  }

  .recipe > button {
    width: 100%;
  }

  .facts {
    color: var(--muted);
  }

  .facts strong {
    color: var(--ink);
    font-weight: 600;
  }

  .clock {
    font: 500 var(--size-28) / 1.1 var(--serif);
    font-variant-numeric: lining-nums tabular-nums;
    white-space: nowrap;
  }

  #sprint ~ .clock {
    font-size: var(--size-44);
  }

  [data-running] .clock {
    color: var(--training);
  }

  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    margin-top: 12px;
    font-size: var(--size-13);
    line-height: 1.5;
  }

  .ask button {
    min-height: 34px;
    font-size: var(--size-13);
  }

  @media (pointer: coarse), (max-width: 699px) {
    .ask button {
      min-height: 44px;
      flex: 1;
    }

    .ask p {
      flex-basis: 100%;
    }
  }

  @media (max-width: 1099px) {
    .recipes {
      grid-template-columns: 1fr;
    }
  }

  @media (max-width: 699px) {
    .recipe {
      grid-template-columns: 108px minmax(0, 1fr);
    }

    .clock {
      grid-column: 2;
    }
  }
`;
