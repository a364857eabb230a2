import { same } from './settings.js';

/** A pause in typing, in milliseconds: shorter than one waits for an answer. */
const delay = 120;

/**
 * The output shapes and parameters of the network in the form, asked of the engine as one edits,
 * and what it says where the shapes do not fit.
 */
export class NetworkPlan {
  /** @type {import('../engine/types').SummaryRow[]} of all layers, or of those before the one that does not fit */
  rows = [];
  /** @type {number | null} */
  totalParameters = null;
  /** @type {{ layer: number | null, sentence: string } | null} the index of the layer, where it is one */
  misfit = null;

  #describe;
  #onChange;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Partial<import('../engine/types').NetworkSpec> | null} */
  #spec = null;

  /**
   * @param {import('../engine/types').Lab['describe']} describe
   * @param {() => void} onChange when an answer has come
   */
  constructor(describe, onChange) {
    this.#describe = describe;
    this.#onChange = onChange;
  }

  /**
   * What is here stays until the answer comes.
   * @param {Partial<import('../engine/types').NetworkSpec> | null} spec null while fields of layers are wrong
   */
  follow(spec) {
    const wanted = spec && { layers: spec.layers, loss: spec.loss };
    if (same(wanted, this.#spec)) return;
    this.#spec = wanted;
    clearTimeout(this.#timer);
    if (wanted) this.#timer = setTimeout(() => this.#ask(wanted), delay);
    else this.#show({});
  }

  /** @param {Partial<import('../engine/types').NetworkSpec>} spec */
  async #ask(spec) {
    const plan = await this.#outline(spec);
    // Another network may be in the form by now.
    if (spec !== this.#spec) return;
    if (!plan) this.#spec = null;
    this.#show(plan ?? {});
    this.#onChange();
  }

  /** @param {{ rows?: NetworkPlan['rows'], totalParameters?: number, misfit?: NetworkPlan['misfit'] }} plan */
  #show({ rows = [], totalParameters, misfit }) {
    this.rows = rows;
    this.totalParameters = totalParameters ?? null;
    this.misfit = misfit ?? null;
  }

  /** @param {Partial<import('../engine/types').NetworkSpec>} spec */
  async #outline(spec) {
    try {
      const { layers, totalParameters } = await this.#describe(spec);
      return { rows: layers, totalParameters };
    } catch (error) {
      const sentence = /** @type {Error} */ (error).message;
      const place = /^(?:Layer (\d+)|Layers|Network|Output layer|Loss)\b/.exec(sentence);
      // Anything else is not about this network: the engine has stopped, say.
      if (!place) return null;
      const layer = place[1] ? Number(place[1]) - 1 : null;
      return { rows: await this.#rowsBefore(spec, layer ?? 0), misfit: { layer, sentence } };
    }
  }

  /** @param {Partial<import('../engine/types').NetworkSpec>} spec @param {number} count */
  async #rowsBefore({ layers = [], ...rest }, count) {
    if (count === 0) return [];
    const shorter = [...layers.slice(0, count), layers[layers.length - 1]];
    const summary = await this.#describe({ ...rest, layers: shorter }).catch(() => null);
    return summary?.layers.slice(0, count) ?? [];
  }
}
