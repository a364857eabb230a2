/** Renders its host again whenever the source says 'change': the language, the theme, the notebook. */
export class ChangeController {
  #host;
  #source;
  #onChange = () => this.#host.requestUpdate();

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {EventTarget} source
   */
  constructor(host, source) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected() {
    this.#source.addEventListener('change', this.#onChange);
  }

  hostDisconnected() {
    this.#source.removeEventListener('change', this.#onChange);
  }
}
