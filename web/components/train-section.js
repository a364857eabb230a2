import { html, nothing } from 'lit';
import { joinSentences, sentence } from '../i18n/i18n.js';
import { t } from '../i18n/train.js';
import { NotebookElement } from './base-element.js';
import { chipsOf } from './describe-network.js';
import { icon } from './icons.js';
import { fetchPart } from './parts.js';
import { sharedStyles } from './shared-styles.js';
import { trainStyles } from './train-styles.js';
import './curves.js';
import './progress-line.js';
import './recipes-row.js';
import './test-result.js';

/** The network to train, the buttons that train it, and how it goes. */
export class TrainSection extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { editing: { state: true }, cacheProblem: { state: true } };

  static styles = [sharedStyles, trainStyles];

  constructor() {
    super();
    this.editing = false;
    /** Why the browser could not keep the data that it downloaded. @type {string | undefined} */
    this.cacheProblem = undefined;
  }

  firstUpdated() {
    addEventListener('hashchange', openLink);
    void openLink();
    const { lab } = this.notebook;
    lab.addEventListener('data', (event) => {
      this.cacheProblem = /** @type {CustomEvent} */ (event).detail.cacheProblem;
    });
    lab.addEventListener('source', () => {
      this.cacheProblem = undefined;
    });
  }

  render() {
    const { notebook } = this;
    return html`
      <div class="panel">
        <div class="head">
          <h2 class="visually-hidden">${t('train.title')}</h2>
          ${this.#network()} ${this.#controls()}
        </div>
        <inkling-linked-settings .notebook=${notebook}></inkling-linked-settings>
        ${this.#note()}
        <inkling-progress .notebook=${notebook}></inkling-progress>
        ${
          notebook.errors.train
            ? html`<p class="error" role="alert">${sentence(notebook.errors.train)}</p>`
            : nothing
        }
        ${
          this.cacheProblem
            ? html`<p class="note" role="status">${sentence(this.cacheProblem)}</p>`
            : nothing
        }
        <div id="form" ?hidden=${!this.editing}>
          <inkling-network-form .notebook=${notebook}></inkling-network-form>
        </div>
        <div class="instruments">
          <inkling-curves .notebook=${notebook}></inkling-curves>
          <inkling-test-result .notebook=${notebook}></inkling-test-result>
        </div>
        ${
          // They are for MNIST, and so are their figures.
          notebook.data.name === 'mnist'
            ? html`<inkling-recipes .notebook=${notebook}></inkling-recipes>`
            : nothing
        }
      </div>
    `;
  }

  #network() {
    const chips = chipsOf({ layers: this.notebook.shownLayers });
    return html`
      <div class="network" role="group" aria-label=${t('train.network')}>
        <ol class="chips mono" role="list">
          ${chips.map((chip) => html`<li>${chip}</li>`)}
        </ol>
        <button
          type="button"
          aria-expanded=${this.editing}
          aria-controls="form"
          @click=${this.#edit}
        >
          ${icon(this.editing ? 'clear' : 'edit')}${t(this.editing ? 'train.close' : 'train.edit')}
        </button>
      </div>
    `;
  }

  async #edit() {
    this.editing = !this.editing;
    // Most visitors never open the form.
    if (!(await fetchPart(() => import('./network-form.js')))) this.editing = false;
  }

  #controls() {
    const { notebook } = this;
    const { active, busy, ready, settingsValid } = notebook;
    const state = notebook.training?.state;
    const running = state === 'running';
    const waits = Boolean(busy) || !ready || (!active && !settingsValid);
    const primary = running ? 'pause' : state === 'paused' ? 'resume' : 'start';
    return html`
      <div class="controls">
        <button
          class="primary"
          type="button"
          aria-disabled=${waits}
          aria-describedby=${settingsValid ? nothing : 'note'}
          @click=${() => notebook.trainOrPause()}
        >
          ${icon(running ? 'pause' : 'play')}${t(`train.${primary}`)}
        </button>
        ${this.#button('step', 'train.step', 'train.stepTitle', waits, () => notebook.step())}
        ${this.#button('stop', 'train.stop', 'train.stop', !active, () => notebook.stop())}
        ${this.#button('reset', 'train.reset', 'train.resetTitle', waits || !settingsValid, () =>
          notebook.reset(),
        )}
        ${this.#button(
          'dice',
          'train.newWeights',
          'train.newWeightsTitle',
          waits || !settingsValid,
          () => notebook.newWeights(),
        )}
      </div>
    `;
  }

  /**
   * @param {'step' | 'stop' | 'reset' | 'dice'} image
   * @param {import('../i18n/train.js').TrainKey} label
   * @param {import('../i18n/train.js').TrainKey} title
   * @param {boolean} disabled
   * @param {() => void} act
   */
  #button(image, label, title, disabled, act) {
    return html`<button type="button" title=${t(title)} aria-disabled=${disabled} @click=${act}>
      ${icon(image)}${t(label)}
    </button>`;
  }

  /** What Train will do, when that is not plain. */
  #note() {
    const { notebook } = this;
    const { network, training } = notebook;
    const wrong = Object.keys(notebook.fieldErrors).length;
    const { misfit } = notebook.plan;
    // What came from a file may have learned as well as what was trained here.
    const hasLearned = training
      ? ['finished', 'stopped'].includes(training.state)
      : network?.origin === 'file';
    const isOther = wrong > 0 || misfit || !notebook.settingsMatchNetwork;
    /** @type {import('../i18n/train.js').TrainKey | null} */
    let key = null;
    if (notebook.active && isOther) key = 'train.later';
    else if (wrong > 0) key = 'train.fix';
    else if (misfit) key = 'train.misfit';
    else if (network?.origin === 'pretrained') {
      const fetches = notebook.lab.dataLoaded
        ? ''
        : t('train.fetches', { name: notebook.data.title, size: notebook.data.megabytes });
      return this.#noteText(joinSentences(fetches, t('train.aside')));
    } else if (network && !notebook.settingsMatchNetwork) {
      key = 'train.fresh';
    } else if (hasLearned) {
      const more = notebook.trainsOtherwise ? 'train.moreOtherwise' : 'train.more';
      return this.#noteText(t(more, { count: Number(notebook.settings.epochs) }));
    }
    return this.#noteText(key ? t(key, { count: wrong }) : '');
  }

  /** @param {string} text */
  #noteText(text) {
    return html`<p id="note" class="note" role="status">${text}</p>`;
  }
}

/** Settings in the address are read by a part of the page that most visitors never need. */
async function openLink() {
  if (location.hash.includes('?')) await fetchPart(() => import('./linked-settings.js'));
}

customElements.define('inkling-train', TrainSection);
