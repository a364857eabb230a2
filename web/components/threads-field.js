import { html } from 'lit';
import { formWord } from '../i18n/form.js';
import { NotebookElement } from './base-element.js';
import { valueOf } from './form-fields.js';
import { formStyles } from './form-styles.js';
import { sharedStyles } from './shared-styles.js';

/** How many threads compute. It changes the speed alone, so it is no setting of the network. */
export class ThreadsField extends NotebookElement {
  static styles = [sharedStyles, formStyles];

  render() {
    const { lab } = this.notebook;
    const { threads = 1, maxThreads = 1 } = lab.info ?? {};
    // More than there are cores is slower, but may be tried from the console.
    const most = Math.max(threads, Math.min(maxThreads, navigator.hardwareConcurrency));
    return html`<div class="pairs">
      <label for="threads">${formWord('form.threads')}</label>
      <div>
        <select
          id="threads"
          aria-describedby="threads-note"
          ?disabled=${maxThreads === 1}
          @change=${(/** @type {Event} */ event) =>
            this.notebook.setThreads(Number(valueOf(event)))}
        >
          ${Array.from(
            { length: most },
            (_, i) => html`<option value=${i + 1} .selected=${i + 1 === threads}>${i + 1}</option>`,
          )}
        </select>
        <p class="muted" id="threads-note">
          ${formWord(maxThreads === 1 ? 'form.threadsNone' : 'form.threadsNote')}
        </p>
      </div>
    </div>`;
  }
}

customElements.define('inkling-threads', ThreadsField);
