import { css } from 'lit';

/** The drawing desk: the pad, what the network sees, its answer. A number has a pad as wide as the page. */
export const deskStyles = css`
  :host {
    display: block;
  }

  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px 40px;
    grid-template-areas: 'mode' 'pad' 'tools' 'answer' 'seen' 'steps' 'reader';
  }

  .top {
    grid-area: mode;
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 8px;
  }

  .pad-area {
    grid-area: pad;
  }

  .pad-area .error {
    margin-top: 10px;
  }

  .tools {
    grid-area: tools;
  }

  inkling-image-note {
    margin-top: 10px;
  }

  .seen {
    grid-area: seen;
    display: grid;
    grid-template-columns: 92px 1fr;
    gap: 0 16px;
    align-items: center;
  }

  .seen inkling-seen {
    grid-area: 1 / 1 / span 2;
  }

  .seen h3 {
    align-self: end;
    margin-bottom: 2px;
  }

  .seen p {
    align-self: start;
    color: var(--muted);
    font-size: var(--size-13);
    line-height: 1.45;
  }

  .seen button {
    grid-column: 1 / -1;
    justify-self: start;
    min-height: 44px;
    margin-left: -5px;
    white-space: normal;
    text-align: left;
    line-height: 1.4;
  }

  .seen button::after {
    content: '';
    width: 6px;
    height: 6px;
    margin: -3px 4px 0;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg);
    transition: transform var(--quick);
  }

  .seen button[aria-expanded='true']::after {
    transform: translateY(3px) rotate(225deg);
  }

  inkling-image-steps {
    grid-area: steps;
  }

  /* The answer, and who gives it: a column of their own where there is room. */
  .side {
    display: contents;
  }

  .answer {
    grid-area: answer;
  }

  /* It is fetched with the first answer, which must not push the rest of the page down. */
  inkling-correction {
    display: block;
    min-height: 44px;
    margin-top: 8px;
  }

  inkling-network-line {
    grid-area: reader;
  }

  @media (max-width: 699px) {
    .layout {
      gap: 10px;
    }

    .seen {
      margin-top: 6px;
    }
  }

  @media (min-width: 700px) {
    .layout {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-areas: 'mode answer' 'pad answer' 'tools seen' 'reader reader' 'steps steps';
      column-gap: 28px;
      align-items: start;
    }

    inkling-answer {
      --bar-row: 24px;
    }
  }

  /* The answer and what it sees are as high as the pad: 260 pixels less than that are left for the image. */
  @media (min-width: 900px) and (max-width: 1099px) {
    .layout {
      grid-template-rows: auto auto 1fr auto;
      grid-template-areas: 'mode answer' 'pad answer' 'pad seen' 'tools seen' 'reader reader' 'steps steps';
    }

    .seen {
      grid-template: auto auto 1fr / calc(100% - 260px) 1fr;
    }

    .seen inkling-seen {
      grid-area: 1 / 1 / span 3;
    }

    .seen button {
      grid-column: 2;
      align-self: start;
    }
  }

  @media (min-width: 1100px) {
    .layout {
      grid-template-columns: 420px 224px minmax(0, 1fr);
      grid-template-rows: auto auto 1fr auto;
      grid-template-areas: 'mode seen side' 'pad seen side' 'tools tools side' 'steps steps steps';
      gap: 14px 40px;
    }

    .side {
      grid-area: side;
      display: block;
    }

    .seen {
      display: block;
      align-self: start;
    }

    /* Their headings stand in line with the switch. */
    .seen,
    inkling-answer {
      padding-top: 7px;
    }

    .seen inkling-seen {
      margin: 8px 0 12px;
    }

    inkling-answer {
      --bar-row: 29px;
    }

    inkling-network-line {
      margin-top: 14px;
    }
  }

  .layout.number {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: none;
    grid-template-areas: 'mode' 'pad' 'tools' 'answer' 'reader';
  }

  inkling-number-answer {
    grid-area: answer;
  }

  @media (min-width: 1100px) {
    .layout.number {
      grid-template-columns: minmax(0, 1fr) 280px;
      grid-template-areas: 'mode mode' 'pad pad' 'tools tools' 'answer reader';
    }

    .number .side {
      display: contents;
    }

    .layout.number inkling-network-line {
      margin: 0;
      padding: 0;
      border: 0;
    }
  }
`;
