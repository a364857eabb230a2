import { t } from '../i18n/i18n.js';

/** @typedef {import('../i18n/i18n.js').MessageKey} MessageKey */

/** The name of an option in the page's language. @param {string} value */
export function optionName(value) {
  return t(/** @type {MessageKey} */ (`option.${value}`));
}

/** '784', '128 ReLU', '10 softmax'. @param {import('../engine/types').NetworkSpec} spec */
export function chipsOf(spec) {
  return [
    '784',
    ...spec.layers.map(({ units, activation }) => `${units} ${optionName(activation)}`),
  ];
}

/**
 * Who answers, in words.
 * @param {import('../engine/types').NetworkStatus} status
 * @param {import('../engine/types').TrainingProgress | null} training of this network
 */
export function readerName(status, training) {
  const active = training?.state === 'running' || training?.state === 'paused';
  const partly = training !== null && training.step > 0;
  if (status.origin === 'pretrained') return t('reader.pretrained');
  if (active) return t('reader.learning');
  if (status.origin === 'file' && status.epochsTrained === 0 && !partly) return t('reader.file');
  if (status.epochsTrained === 0) return t(partly ? 'reader.partly' : 'reader.untrained');
  return t('reader.own', { count: status.epochsTrained });
}
