import { t } from '../i18n/i18n.js';
import { layerOf } from './layer-settings.js';

/** @typedef {import('../i18n/i18n.js').MessageKey} MessageKey */

/**
 * '784', 'conv 5×5×8 ReLU', '10 softmax'.
 * @param {{ layers: (import('../engine/types').LayerSpec | Record<string, string>)[] }} network a spec, or as it was typed
 */
export function chipsOf({ layers }) {
  return ['784', ...layers.map((layer) => chipOf(layer))];
}

/** @param {Record<string, any>} given */
export function chipOf(given) {
  const layer = Array.isArray(given.layers) ? layerOf(given.type, given) : given;
  /** @type {Record<string, string>} */
  const values = {};
  // As text, so that 1000 units are not written '1,000', as they would be in a sentence.
  for (const [name, value] of Object.entries(layer)) values[name] = `${value}`.trim() || '?';
  if (layer.activation) {
    values.activation = t(/** @type {MessageKey} */ (`activation.${layer.activation}`));
  }
  if (layer.layers) return t('chip.residualOf', values);
  return t(/** @type {MessageKey} */ (`chip.${layer.type}`), values);
}

/**
 * What follows a share of images that were seen more than once each, else nothing.
 * @param {number} views of each image, beside itself
 */
export const seenTimes = (views) => (views > 0 ? t('reader.views', { count: views + 1 }) : '');

/**
 * Who answers, in words.
 * @param {Pick<import('./lab-state.js').LabState, 'network' | 'training' | 'past'>} state
 */
export function readerName({ network, training, past }) {
  if (network?.origin === 'pretrained') return t('reader.pretrained');
  if (training?.state === 'running') return t('reader.learning');
  const { epochs, partly, taught, isLoaded } = past;
  if (taught > 0) return t('reader.taught', { count: taught });
  if (isLoaded) return t(epochs > 0 || partly ? 'reader.fileOn' : 'reader.file');
  if (epochs === 0) return t(partly ? 'reader.partly' : 'reader.untrained');
  return t(partly ? 'reader.ownPartly' : 'reader.own', { count: epochs });
}
