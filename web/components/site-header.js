import { css, html, nothing } from 'lit';
import { language, setLanguage, t } from '../i18n/i18n.js';
import { BaseElement } from './base-element.js';
import { ChangeController } from './change-controller.js';
import { icon } from './icons.js';
import { sharedStyles } from './shared-styles.js';
import { setTheme, theme, themeChanges } from './theme.js';

const places = /** @type {const} */ (['draw', 'train', 'inside']);
/** @type {Record<import('./theme.js').Theme, import('./theme.js').Theme>} */
const nextTheme = { auto: 'light', light: 'dark', dark: 'auto' };

/** The name, the places, the language and the theme. On a phone the places are a bar at the foot. */
export class SiteHeader extends BaseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { place: { state: true } };

  static styles = [
    sharedStyles,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 10;
        background: var(--paper);
      }

      header {
        display: flex;
        align-items: center;
        gap: 20px;
        max-width: 1200px;
        min-height: 72px;
        margin: 0 auto;
        padding: 0 var(--gutter);
      }

      .name {
        display: flex;
        align-items: center;
        gap: 11px;
        margin: 0 auto 0 0;
        font: 600 25px/1 var(--serif);
        letter-spacing: -0.01em;
      }

      .name svg {
        width: 28px;
        height: 28px;
      }

      .name rect {
        fill: var(--surface);
        stroke: var(--line);
      }

      .name path {
        fill: none;
        stroke: var(--training);
        stroke-width: 3.2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }

      nav {
        display: flex;
        gap: 2px;
      }

      nav a {
        display: grid;
        place-items: center;
        min-height: 40px;
        padding: 0 16px;
        border: 1px solid transparent;
        border-radius: 20px;
        color: var(--muted);
        font-weight: 500;
        text-decoration: none;
        transition: color var(--quick);
      }

      nav a:hover {
        color: var(--ink);
      }

      nav a[aria-current] {
        border-color: var(--line);
        background: var(--surface);
        color: var(--ink);
      }

      .tools {
        display: flex;
      }

      .tools button {
        min-width: 40px;
        min-height: 40px;
        padding: 0 8px;
        border-color: transparent;
        background: none;
        color: var(--muted);
        font-size: var(--size-13);
      }

      .tools button:hover {
        color: var(--ink);
      }

      .tools button[aria-pressed='true'] {
        color: var(--ink);
        font-weight: 600;
      }

      @media (max-width: 699px) {
        :host {
          position: static;
        }

        header {
          min-height: 56px;
          gap: 4px;
        }

        nav {
          position: fixed;
          inset: auto 0 0;
          z-index: 10;
          justify-content: space-around;
          padding: 7px 12px calc(7px + env(safe-area-inset-bottom));
          border-top: 1px solid var(--line);
          background: var(--surface);
        }

        nav a {
          min-height: 44px;
          padding: 0 22px;
          border-radius: 22px;
        }

        nav a[aria-current] {
          background: var(--paper);
        }

        .tools button {
          min-width: 44px;
          min-height: 44px;
        }

        .tools .keys {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {typeof places[number]} */
    this.place = 'draw';
    new ChangeController(this, themeChanges);
  }

  firstUpdated() {
    // The place is the section that crosses the middle of the window.
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) this.place = /** @type {typeof this.place} */ (target.id);
        }
      },
      { rootMargin: '-45% 0px -54%' },
    );
    for (const place of places) {
      const section = document.getElementById(place);
      if (section) observer.observe(section);
    }
  }

  /** @param {import('../i18n/i18n.js').Language} tag @param {string} name */
  #languageButton(tag, name) {
    return html`<button
      type="button"
      lang=${tag}
      aria-pressed=${language() === tag}
      @click=${() => setLanguage(tag)}
    >
      ${name}
    </button>`;
  }

  render() {
    return html`
      <header>
        <h1 class="name">
          <svg viewBox="0 0 28 28" aria-hidden="true">
            <rect x=".5" y=".5" width="27" height="27" rx="6.5" />
            <path d="M8 8.5c4-.9 8-1 12-.6-3 4-5 8-6.3 12.6" />
          </svg>
          Inkling
        </h1>
        <nav aria-label=${t('nav.label')}>
          ${places.map(
            (place) => html`
              <a href="#${place}" aria-current=${place === this.place ? 'true' : nothing}>
                ${t(`nav.${place}`)}
              </a>
            `,
          )}
        </nav>
        <div class="tools">
          <span role="group" aria-label=${t('language.label')}>
            ${this.#languageButton('en', 'EN')}${this.#languageButton('zh-CN', '中文')}
          </span>
          <button
            type="button"
            aria-label=${t(`theme.${theme()}`)}
            title=${t(`theme.${theme()}`)}
            @click=${() => setTheme(nextTheme[theme()])}
          >
            ${icon(theme())}
          </button>
          <button
            class="keys"
            type="button"
            aria-label=${t('keys.open')}
            title=${`${t('keys.open')} (?)`}
            @click=${() => this.dispatchEvent(new CustomEvent('keys'))}
          >
            ?
          </button>
        </div>
      </header>
    `;
  }
}

customElements.define('inkling-header', SiteHeader);
