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
 * What a network has been through.
 * @typedef {object} Past
 * @property {number} epochs whole ones
 * @property {boolean} partly whether it was trained for part of another one, too
 * @property {number} seconds of training
 * @property {number} taught drawings
 * @property {boolean} isLoaded from a file, which does not tell what came before
 */

/**
 * @param {import('../engine/types').NetworkStatus} status
 * @param {import('../engine/types').TrainingProgress | null} training of this network
 * @param {Past | null} past until another one replaced it, if it was brought back
 * @returns {Past}
 */
export const pastOf = (status, training, past) => ({
  epochs: status.epochsTrained + (past?.epochs ?? 0),
  partly: (training?.step ?? 0) > 0 || Boolean(past?.partly),
  seconds: (training?.seconds ?? 0) + (past?.seconds ?? 0),
  taught: status.taught + (past?.taught ?? 0),
  isLoaded: past ? past.isLoaded : status.origin === 'file',
});

/**
 * Who answers, in words.
 * @param {import('../engine/types').NetworkStatus} status
 * @param {import('../engine/types').TrainingProgress | null} training of this network
 * @param {Past | null} [past] until another one replaced it, if it was brought back
 */
export function readerName(status, training, past = null) {
  if (status.origin === 'pretrained') return t('reader.pretrained');
  if (training?.state === 'running') return t('reader.learning');
  const { epochs, partly, taught, isLoaded } = pastOf(status, training, past);
  if (taught > 0) return t('reader.taught', { count: taught });
  if (isLoaded) return t(epochs > 0 || partly ? 'reader.fileOn' : 'reader.file');
  if (epochs === 0) return t(partly ? 'reader.partly' : 'reader.untrained');
  return t(partly ? 'reader.ownPartly' : 'reader.own', { count: epochs });
}
