import { html, nothing } from 'lit';
import { duration, fixed, joinSentences, number, percent } from '../i18n/i18n.js';
import { t } from '../i18n/recipes.js';
import { NotebookElement } from './base-element.js';
import { readerName, seenTimes } from './describe-network.js';
import { icon } from './icons.js';
import { RecipeRun } from './recipe-run.js';
import { recipeStyles } from './recipe-styles.js';
import { sharedStyles } from './shared-styles.js';

/** @typedef {import('../engine/types').RecipeName} RecipeName */

const names = /** @type {RecipeName[]} */ (['sprint', 'record']);

/** Two networks that one press trains from nothing, tests, and times. */
export class RecipesRow extends NotebookElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { asked: { state: true } };

  static styles = [sharedStyles, recipeStyles];

  constructor() {
    super();
    /** The recipe that waits for the answer to a question. @type {RecipeName | null} */
    this.asked = null;
    this.run = /** @type {RecipeRun} */ (/** @type {unknown} */ (null));
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('notebook')) this.run = new RecipeRun(this.notebook);
    // The question is answered where a training has begun by another way, or nothing would be lost now.
    const { active, busy } = this.notebook;
    if (active || busy || !this.run.replacesWork) this.asked = null;
  }

  /** The machine is timed when somebody comes to see, not while the page is opened. */
  firstUpdated() {
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) this.run.measure();
    });
    observer.observe(this);
    this.addEventListener('pointerenter', () => this.run.measure());
  }

  render() {
    return html`
      <h3 id="title">${t('recipes.title')}</h3>
      <div class="recipes" role="group" aria-labelledby="title">
        ${names.map((name) => this.#recipe(name))}
      </div>
      ${this.asked ? this.#question(this.asked) : nothing}
      <p class="visually-hidden" role="status">${this.#said()}</p>
    `;
  }

  /** @param {RecipeName} name */
  #recipe(name) {
    const { active, busy, ready } = this.notebook;
    return html`<div class="recipe" data-testid=${name} ?data-running=${this.run.running === name}>
      <button
        id=${name}
        type="button"
        aria-disabled=${!ready || active || Boolean(busy) || this.run.running !== null}
        aria-describedby="${name}-note"
        @click=${() => this.#press(name)}
      >
        ${icon('play')}${t(`recipe.${name}`)}
      </button>
      <div id="${name}-note">
        <p>${t(`recipe.${name}Note`)}</p>
        <p class="facts">${this.#facts(name)}</p>
      </div>
      ${this.#clock(name)}
    </div>`;
  }

  /** How it went, or what to expect. @param {RecipeName} name */
  #facts(name) {
    const result = this.run.results[name];
    if (result) {
      const { accuracy, total, views, stopped } = result;
      const share = html`<strong>${percent(accuracy, 2)}</strong>`;
      const key = stopped ? 'recipe.shareStopped' : 'recipe.share';
      const [before, after] = t(key, { total, share: '\n' }).split('\n');
      return html`${before}${share}${after}${seenTimes(views)}`;
    }
    if (this.run.running === name && this.notebook.busy === 'test') return t('recipe.testing');
    const { epochs, trainSize } = this.notebook.lab.recipes[name].training;
    const seconds = this.run.expectedSeconds(name);
    const length = t('recipe.epochs', { count: epochs, images: number(trainSize) });
    if (seconds === null) return length;
    return `${length} · ${t('recipe.about', { time: aboutTime(seconds) })}`;
  }

  /** @param {RecipeName} name */
  #clock(name) {
    const seconds = this.run.seconds(name);
    if (seconds === null) return nothing;
    return html`<p class="clock" data-testid="${name}-clock">${timeOf(name, seconds)}</p>`;
  }

  /** @param {RecipeName} name */
  #question(name) {
    if (!this.notebook.network) return nothing;
    return html`<div
      class="ask"
      role="group"
      aria-labelledby="question"
      @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && this.#close(name)}
    >
      <p id="question">${t('recipe.ask', { network: readerName(this.notebook) })}</p>
      <button id="replace" class="primary" type="button" @click=${() => this.#start(name)}>
        ${t('recipe.replace')}
      </button>
      <button type="button" @click=${() => this.#close(name)}>${t('recipe.keep')}</button>
    </div>`;
  }

  /** @param {RecipeName} name */
  async #press(name) {
    if (!this.run.replacesWork) {
      this.#start(name);
      return;
    }
    this.asked = name;
    await this.updateComplete;
    this.#focus('replace');
  }

  /** @param {RecipeName} name */
  #start(name) {
    this.#focus(name);
    this.asked = null;
    this.run.start(name);
  }

  /** @param {RecipeName} name */
  #close(name) {
    this.#focus(name);
    this.asked = null;
  }

  /** @param {string} id */
  #focus(id) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#${id}`))?.focus();
  }

  /** The latest result as a sentence, for those who hear the page. */
  #said() {
    const results = names.flatMap((name) => this.run.results[name] ?? []);
    return joinSentences(
      ...results.map(({ name, accuracy, total, seconds, stopped }) =>
        t(stopped ? 'recipe.stopped' : 'recipe.result', {
          name: t(`recipe.${name}`),
          share: percent(accuracy, 2),
          total,
          time: timeOf(name, seconds),
        }),
      ),
    );
  }
}

/** @param {RecipeName} name @param {number} seconds */
function timeOf(name, seconds) {
  if (name === 'record' && seconds >= 60) return duration(seconds);
  return t('recipe.clock', { seconds: fixed(seconds, 1) });
}

/** Two figures are enough for what is not yet known. @param {number} seconds */
function aboutTime(seconds) {
  if (seconds >= 90) return t('recipe.minutes', { count: Math.round(seconds / 60) });
  const step = seconds < 10 ? 1 : 5;
  return duration(Math.max(1, Math.round(seconds / step) * step));
}

customElements.define('inkling-recipes', RecipesRow);
