import { css, html, nothing } from 'lit';
import { duration, megabytes, number, percent, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/train.js';
import { NotebookElement } from './base-element.js';
import { sharedStyles } from './shared-styles.js';

/** How far the download or the training is, in one line of figures and a bar. */
export class ProgressLine extends NotebookElement {
  static styles = [
    sharedStyles,
    css`
      .line {
        display: grid;
        grid-template-columns: auto minmax(60px, 1fr) auto;
        gap: 6px 18px;
        align-items: center;
        min-height: 28px;
        font-size: var(--size-15);
      }

      .bar {
        height: 6px;
        border-radius: 3px;
        background: var(--grid);
        overflow: hidden;
      }

      .bar div {
        height: 100%;
        border-radius: 3px;
        background: var(--ink);
        /* Without a transition: its sixty frames a second would be a tenth of a core. */
        transform: scaleX(var(--share));
        transform-origin: left;
      }

      .training .bar div {
        background: var(--training);
      }

      .small {
        font-size: var(--size-13);
      }

      .sign {
        font-weight: 600;
      }

      @media (max-width: 900px) {
        .line {
          grid-template-columns: 1fr auto;
        }

        .bar {
          grid-column: 1 / -1;
          grid-row: 2;
        }
      }

      @media (max-width: 699px) {
        .line > :last-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** Spoken once an epoch, not ten times a second. */
  #spoken = '';

  render() {
    const { busy, download, training } = this.notebook;
    if (busy === 'data') return this.#download(download);
    if (!training) return this.#idle();
    return this.#training(training);
  }

  #idle() {
    // The panel's note says more in these cases.
    if (!this.notebook.network || !this.notebook.settingsMatchNetwork) return nothing;
    const { dataLoaded } = this.notebook.lab;
    const { train, title } = this.notebook.data;
    const text = dataLoaded
      ? t('train.readyLoaded', { count: train })
      : t('train.ready', { name: title });
    return html`<div class="line"><span class="muted small">${text}</span></div>`;
  }

  /** @param {import('../engine/types').DownloadProgress | null} progress */
  #download(progress) {
    if (!progress) {
      return html`<div class="line"><span class="small">${t('train.checking')}</span></div>`;
    }
    const { file, loadedBytes, totalBytes, cached } = progress;
    const share = totalBytes ? Math.min(1, loadedBytes / totalBytes) : 0;
    return html`
      <div class="line" data-testid="download">
        <span class="mono small">${t('train.download', { file })}</span>
        ${this.#bar(share, t('train.downloadProgress'))}
        <span class="figure small">
          ${
            cached ? html`<span class="muted">${t('train.cached')}</span> ` : nothing
          }${megabytes(loadedBytes)}
          / ${megabytes(totalBytes)} · ${percent(share, 0)}
        </span>
      </div>
    `;
  }

  /** @param {import('../engine/types').TrainingProgress} progress */
  #training(progress) {
    const { epoch, epochs, step, stepsPerEpoch, samplesPerSecond, secondsLeft, state } = progress;
    const done = state === 'finished';
    const total = epochs * stepsPerEpoch;
    const share = done ? 1 : total ? (epoch * stepsPerEpoch + step) / total : 0;
    const shownEpoch = Math.min(epochs, epoch + 1);
    this.#speak(progress);
    return html`
      <div class="line training" data-state=${state} data-testid="training">
        <span class="figure">
          ${t('train.epoch', { epoch: shownEpoch, epochs })}
          <span class="muted small">
            ${t('train.stepOf', { step: done ? stepsPerEpoch : step, steps: stepsPerEpoch })}
          </span>
        </span>
        ${this.#bar(share, t('train.progress'))}
        <span class="figure small">
          ${state === 'running' ? nothing : html`<span class="sign">${t(`train.${state}`)}</span> `}
          ${
            samplesPerSecond === null || state === 'paused'
              ? nothing
              : t('train.speed', { count: number(roundTo(samplesPerSecond)) })
          }
          ${
            secondsLeft === null || state !== 'running'
              ? nothing
              : html`<span class="muted"
                  >&nbsp;${t('train.left', { time: duration(secondsLeft) })}</span
                >`
          }
        </span>
      </div>
      ${
        state === 'failed' && progress.error && progress.error !== this.notebook.errors.train
          ? html`<p class="error" role="alert">${sentence(progress.error)}</p>`
          : nothing
      }
      <p class="visually-hidden" aria-live="polite">${this.#spoken}</p>
    `;
  }

  /** @param {number} share @param {string} label */
  #bar(share, label) {
    return html`<div
      class="bar"
      role="progressbar"
      aria-label=${label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(share * 100)}
    >
      <div .style=${`--share: ${share}`}></div>
    </div>`;
  }

  /** @param {import('../engine/types').TrainingProgress} progress */
  #speak({ history, epochs }) {
    const last = history.epochs[history.epochs.length - 1];
    if (!last) {
      this.#spoken = '';
      return;
    }
    const share = percent(last.validationAccuracy ?? last.accuracy);
    this.#spoken = t('train.saidEpoch', { epoch: last.epoch + 1, epochs, share });
  }
}

/** Three figures that do not flicker. @param {number} value */
function roundTo(value) {
  return Number(value.toPrecision(3));
}

customElements.define('inkling-progress', ProgressLine);
