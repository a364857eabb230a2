// Settings as the end of an address, '#train?preset=nielsen&learningRate=100', and back. The names are
// those of createNetwork's and train's options. A link has what differs from its preset.
import { trainingExamples, usualValidation } from '../engine/limits.js';
import { shortened } from '../engine/shown.js';
import { choices } from './choices.js';
import { checkField } from './field-checks.js';
import { layersText, plainNumber, readLayers } from './link-layers.js';
import { expectedOf, oneOf } from './link-problems.js';
import { augmentations, checkSettings, presets } from './settings.js';

/**
 * @typedef {import('./settings.js').Settings} Settings
 * @typedef {import('./link-problems.js').Problem} Problem
 * @typedef {keyof typeof presets} PresetName
 * @typedef {{ preset: PresetName, settings: Settings, problems: Problem[] }} Link what a link says, and what of it could not be taken
 */

const start = '#train?';

const numbers = /** @type {const} */ ([
  'learningRate',
  'batchSize',
  'epochs',
  'seed',
  'weightDecay',
  'labelSmoothing',
  'averaging',
]);
const words = /** @type {(keyof typeof choices)[]} */ (Object.keys(choices));
const amounts = /** @type {(keyof typeof augmentations)[]} */ (Object.keys(augmentations));
const presetNames = /** @type {PresetName[]} */ (Object.keys(presets));

/** The values of 'validationSize', and what they are in the form. @type {Record<string, Settings['split']>} */
const splits = { 0: 'all', [usualValidation(trainingExamples)]: 'validation' };

/** So many names that are no settings are told. */
const mostNames = 5;

/**
 * All that a link may say beside its preset, by name.
 * @param {Settings} settings without errors
 * @param {number} classes of the data
 */
function entriesOf(settings, classes) {
  const split = Object.keys(splits).find((size) => splits[size] === settings.split);
  return new Map([
    ['layers', layersText(settings, classes)],
    ...words.map((name) => /** @type {const} */ ([name, settings[name] ?? ''])),
    ...numbers.map((name) => /** @type {const} */ ([name, plainNumber(settings[name])])),
    ['validationSize', split ?? ''],
    ...amounts.map((name) => {
      return /** @type {const} */ ([name, plainNumber(settings.augmentation[name])]);
    }),
  ]);
}

/**
 * What differs from a preset, as a link has it.
 * @param {Settings} settings without errors
 * @param {PresetName} preset
 * @param {number} [classes] of the data
 */
export function changesOf(settings, preset, classes = 10) {
  const usual = entriesOf(presets[preset], classes);
  return [...entriesOf(settings, classes)].filter(([name, value]) => value !== usual.get(name));
}

/**
 * The shortest link to the settings, that from the preset that is nearest to them. Null where a link
 * cannot hold them: a residual block of other layers than the form's, from a file or the console.
 *
 * @param {Settings} settings without errors
 * @param {number} [classes] of the data
 */
export function toHash(settings, classes) {
  if (settings.hidden.some(({ layers }) => layers)) return null;
  const [shortest] = presetNames
    .map((preset) => [['preset', preset], ...changesOf(settings, preset, classes)])
    .map((entries) => entries.map(([name, value]) => `${name}=${value}`).join('&'))
    .sort((one, other) => one.length - other.length);
  return start + shortest;
}

/**
 * What a link says, or null where the address holds none. What it says wrong is as the preset has it,
 * and so is what it leaves out.
 *
 * @param {string} hash of the address
 * @param {number} [classes] of the data
 * @returns {Link | null}
 */
export function fromHash(hash, classes = 10) {
  if (!hash.startsWith(start)) return null;
  const given = new Map(new URLSearchParams(hash.slice(start.length)));
  return given.size > 0 ? readLink(given, classes) : null;
}

/** @param {Map<string, string>} given @param {number} classes @returns {Link} */
function readLink(given, classes) {
  /** @type {Problem[]} */
  const problems = [];
  const preset = presetNames.find((name) => name === given.get('preset')) ?? 'keras';
  const usual = entriesOf(presets[preset], classes).set('preset', preset);
  /** @param {string} name @param {Problem['expected']} expected */
  const refuse = (name, expected) => {
    const values = { name, value: shortened(given.get(name) ?? ''), kept: usual.get(name) ?? '' };
    problems.push({ key: 'link.wrong', values, expected });
  };
  if (given.has('preset') && given.get('preset') !== preset) refuse('preset', oneOf(presetNames));

  let settings = presets[preset];
  const layers = given.get('layers');
  if (layers !== undefined) {
    const { network, problem } = readLayers(layers, classes);
    settings = { ...settings, ...network };
    if (problem) problems.push(problem);
  }
  for (const name of words) {
    const value = given.get(name);
    if (value === undefined) continue;
    if (choices[name].includes(value)) settings = { ...settings, [name]: value };
    else refuse(name, oneOf(choices[name]));
  }
  for (const name of numbers) {
    const value = given.get(name)?.trim();
    if (value === undefined) continue;
    const changed = { ...settings, [name]: value };
    const error = checkSettings(changed)[name];
    if (error) refuse(name, expectedOf(error));
    else settings = changed;
  }
  const size = given.get('validationSize');
  if (size !== undefined) {
    if (Object.hasOwn(splits, size)) settings = { ...settings, split: splits[size] };
    else refuse('validationSize', oneOf(Object.keys(splits)));
  }
  for (const name of amounts) {
    const value = given.get(name)?.trim();
    if (value === undefined) continue;
    const error = checkField(value, ['between', 0, augmentations[name].max]);
    if (error) refuse(name, expectedOf(error));
    else settings = { ...settings, augmentation: { ...settings.augmentation, [name]: value } };
  }

  const unknown = [...given.keys()].filter((name) => !usual.has(name));
  if (unknown.length > 0) {
    const told = unknown.slice(0, mostNames).map((name) => `“${shortened(name)}”`);
    const names = [...told, ...(unknown.length > mostNames ? ['…'] : [])].join(', ');
    const known = ['preset', ...entriesOf(settings, classes).keys()].join(', ');
    problems.push({ key: 'link.unknown', values: { names, known, count: unknown.length } });
  }
  return { preset, settings, problems };
}
