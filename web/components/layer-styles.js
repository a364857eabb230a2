import { css } from 'lit';

/** How the editor of layers is laid out: a table where there is room, else a stack. */
export const layerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .row {
    display: grid;
    grid-template:
      'index type actions' auto
      'fields fields fields' auto
      'facts facts facts' auto / 16px minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    padding: 10px 0;
    border-top: 1px solid var(--line);
    font-size: var(--size-15);
  }

  .row.edge {
    display: flex;
    flex-wrap: wrap;
    min-height: 53px;
  }

  .edge .facts {
    margin-left: auto;
  }

  .type {
    grid-area: type;
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    grid-area: fields;
    gap: 6px;
  }

  .hidden .fields:empty {
    display: none;
  }

  .field {
    flex: 1 1 54px;
    max-width: 96px;
  }

  .field.word {
    flex-basis: 84px;
    max-width: 140px;
  }

  .field span {
    display: block;
    margin-bottom: 2px;
    overflow: hidden;
    color: var(--muted);
    font-size: var(--size-13);
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .field input,
  .field select {
    padding: 0 7px;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    grid-area: facts;
    gap: 0 12px;
    font-size: var(--size-13);
    line-height: 1.45;
  }

  .actions {
    display: flex;
    grid-area: actions;
  }

  .row > .error,
  .inside {
    grid-column: 1 / -1;
    margin: 0;
  }

  .inside {
    font-size: var(--size-13);
    line-height: 1.45;
  }

  .meanings {
    padding: 12px 0;
    border-top: 1px solid var(--line);
  }

  dl {
    margin: 0;
  }

  dt {
    margin-top: 8px;
    font-size: var(--size-13);
    font-weight: 600;
  }

  dd {
    margin: 2px 0 0;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    padding-top: 12px;
    border-top: 1px solid var(--line);
    font-size: var(--size-13);
  }

  .total {
    margin-left: auto;
    font-weight: 600;
  }

  @container (min-width: 560px) {
    .row {
      grid-template:
        'index type . actions' auto
        'fields fields fields facts' auto / 16px 190px minmax(0, 1fr) auto;
    }

    .hidden .facts {
      flex-direction: column;
      align-items: flex-end;
      align-self: end;
    }
  }

  @container (min-width: 900px) {
    .row,
    .row.edge {
      display: grid;
      grid-template:
        'index type fields facts actions' minmax(38px, auto) / 16px 190px minmax(0, 1fr)
        164px 114px;
      gap: 8px 12px;
      padding: 7px 0;
    }

    .inside {
      grid-column: type / fields;
    }

    .facts {
      text-align: right;
    }

    .name {
      grid-area: 1 / index / auto / type;
    }

    .field {
      flex: none;
      width: 66px;
    }

    .field.word,
    .edge select {
      flex-basis: auto;
      width: 104px;
    }

    .type,
    .index,
    .actions {
      align-self: end;
    }

    .index {
      line-height: 38px;
    }

    .row .facts {
      flex-direction: column;
      align-items: flex-end;
      align-self: center;
    }

    .total {
      margin-right: 126px;
    }
  }
`;
