// Settings as a link, and what a link that somebody wrote by hand says.
import { afterEach, describe, expect, it } from 'vitest';
import { layerOf, layerTypes } from '../../web/components/layer-settings.js';
import { problemText } from '../../web/components/link-problems.js';
import { changesOf, fromHash, toHash } from '../../web/components/settings-link.js';
import { presets } from '../../web/components/settings.js';
import { setLanguage } from '../../web/i18n/i18n.js';

/** @typedef {import('../../web/components/settings.js').Settings} Settings */

const names = /** @type {(keyof typeof presets)[]} */ (Object.keys(presets));

/** @param {string} hash */
function read(hash) {
  const link = fromHash(hash);
  if (!link) throw new Error(`Link: expected settings in ${hash}, got none.`);
  return { ...link, sentences: link.problems.map(problemText) };
}

/** @param {Settings} settings there and back */
const roundTrip = (settings) => read(toHash(settings) ?? '');

afterEach(() => setLanguage('en'));

describe('settings → link → settings', () => {
  it.each(names)('the preset %s is its name alone', (name) => {
    expect(toHash(presets[name])).toBe(`#train?preset=${name}`);
    expect(roundTrip(presets[name])).toEqual({
      preset: name,
      settings: presets[name],
      problems: [],
      sentences: [],
    });
  });

  /** @type {[string, Partial<Settings>][]} */
  const changes = [
    ['loss=crossEntropy', { loss: 'crossEntropy' }],
    ['initializer=scaledNormal', { initializer: 'scaledNormal' }],
    ['optimizer=nesterov', { optimizer: 'nesterov' }],
    ['schedule=cosine', { schedule: 'cosine' }],
    ['learningRate=100', { learningRate: '100' }],
    ['learningRate=1e-7', { learningRate: '1e-7' }],
    ['batchSize=64', { batchSize: '64' }],
    ['epochs=10', { epochs: '10' }],
    ['seed=4294967295', { seed: '4294967295' }],
    ['weightDecay=0.01', { weightDecay: '0.01' }],
    ['labelSmoothing=0.1', { labelSmoothing: '0.1' }],
    ['averaging=0.999', { averaging: '0.999' }],
    ['validationSize=0', { split: 'all' }],
    ['rotation=15', { augmentation: { ...presets.nielsen.augmentation, rotation: '15' } }],
    [
      'shift=2&elastic=0.5',
      { augmentation: { ...presets.nielsen.augmentation, shift: '2', elastic: '0.5' } },
    ],
    ['layers=dense-30-sigmoid,dense-10-softmax', { output: 'softmax' }],
    ['layers=dense-10-sigmoid', { hidden: [] }],
    [
      'layers=dense-100-tanh,dropout-0.5,dense-10-sigmoid',
      { hidden: [layerOf('dense', { units: 100, activation: 'tanh' }), layerOf('dropout')] },
    ],
  ];

  it.each(changes)('%s', (expected, change) => {
    const settings = { ...presets.nielsen, ...change };
    expect(toHash(settings)).toBe(`#train?preset=nielsen&${expected}`);
    expect(roundTrip(settings)).toMatchObject({ settings, problems: [] });
  });

  it('any setting of any preset', () => {
    for (const name of names) {
      for (const [, change] of changes) {
        const settings = { ...presets[name], ...change };
        expect(roundTrip(settings)).toMatchObject({ settings, problems: [] });
      }
    }
  });

  it.each(layerTypes)('a layer of type %s, as it begins and with other values', (type) => {
    const other = {
      units: '7',
      activation: 'tanh',
      filters: '4',
      kernelSize: '3',
      stride: '2',
      padding: 'same',
      poolSize: '3',
      rate: '1e-7',
    };
    const settings = { ...presets.keras, hidden: [layerOf(type), layerOf(type, other)] };
    expect(roundTrip(settings)).toMatchObject({ settings, problems: [] });
  });

  it('of the convolutional network, as a link has it', () => {
    const settings = { ...presets.convolutional, output: /** @type {const} */ ('sigmoid') };
    expect(toHash(settings)).toBe(
      '#train?preset=convolutional&layers=conv2d-8-5-relu,max_pool2d-2,conv2d-32-5-relu,max_pool2d-2,dense-128-relu,dense-10-sigmoid',
    );
  });

  it('starts from the preset that is nearest', () => {
    expect(toHash({ ...presets.softmax, epochs: '7' })).toBe('#train?preset=softmax&epochs=7');
    expect(changesOf({ ...presets.softmax, epochs: '7' }, 'softmax')).toEqual([['epochs', '7']]);
  });

  it('writes numbers plainly, however they were typed', () => {
    const settings = { ...presets.nielsen, learningRate: ' 03.50 ', epochs: '3e1' };
    expect(toHash(settings)).toBe('#train?preset=nielsen&learningRate=3.5');
  });

  it('gives the output a unit for each class of the data', () => {
    const hash = toHash({ ...presets.nielsen, hidden: [] }, 26);
    expect(hash).toContain('layers=dense-26-sigmoid');
    expect(fromHash(hash ?? '', 26)?.problems).toEqual([]);
  });

  it('is not made where a residual block is not one of the form’s', () => {
    const block = layerOf('residual', { layers: [{ type: 'dense', units: 8 }] });
    expect(toHash({ ...presets.keras, hidden: [block] })).toBeNull();
  });
});

describe('a link', () => {
  it.each(['', '#', '#train', '#train?', '#inside', '#draw?preset=nielsen', '#trained?epochs=1'])(
    'is none: “%s”',
    (hash) => expect(fromHash(hash)).toBeNull(),
  );

  it('without a preset starts from the form’s first settings', () => {
    expect(read('#train?epochs=7').settings).toEqual({ ...presets.keras, epochs: '7' });
  });

  it('may name its preset last, and leave out what is as in a new layer', () => {
    const { settings } = read(
      '#train?layers=conv2d-4-same-3,dense,dense-10-softmax&preset=nielsen',
    );
    expect(settings).toEqual({
      ...presets.nielsen,
      hidden: [layerOf('conv2d', { filters: 4, kernelSize: 3, padding: 'same' }), layerOf('dense')],
      output: 'softmax',
    });
  });

  it('is read from an address in which signs are written with %', () => {
    const hash = '#train?preset=nielsen&layers=dense-15-sigmoid%2Cdense-10-sigmoid';
    expect(read(hash).settings.hidden).toHaveLength(1);
  });

  it.each([
    [
      'learningRate=5000',
      'In the link, learningRate has to be a number above 0, at most 1,000; it is “5000”, so learningRate stays 3.',
    ],
    [
      'epochs=ten',
      'In the link, epochs has to be a whole number from 1 to 1,000; it is “ten”, so epochs stays 30.',
    ],
    [
      'batchSize=',
      'In the link, batchSize has to be a whole number from 1 to 10,000; it is “”, so batchSize stays 10.',
    ],
    [
      'averaging=1',
      'In the link, averaging has to be a number from 0, below 1; it is “1”, so averaging stays 0.',
    ],
    [
      'rotation=200',
      'In the link, rotation has to be a number from 0 to 180; it is “200”, so rotation stays 0.',
    ],
    [
      'optimizer=rmsprop',
      'In the link, optimizer has to be one of sgd, momentum, nesterov, adam; it is “rmsprop”, so optimizer stays sgd.',
    ],
    [
      'validationSize=5',
      'In the link, validationSize has to be one of 0, 10000; it is “5”, so validationSize stays 10000.',
    ],
    [
      'layers=dens-30,dense-10-softmax',
      'In the link, the type of the layer “dens-30” has to be one of dense, conv2d, max_pool2d, average_pool2d, batch_norm, dropout, flatten, activation, residual; it is “dens”, so the layers stay the preset’s.',
    ],
    [
      'layers=conv2d-8-99,dense-10-softmax',
      'In the link, the kernelSize of the layer “conv2d-8-99” has to be a whole number from 1 to 15; it is “99”, so the layers stay the preset’s.',
    ],
    [
      'layers=dense-30-softmax,dense-10-softmax',
      'In the link, the activation of the layer “dense-30-softmax” has to be one of relu, sigmoid, tanh, linear; it is “softmax”, so the layers stay the preset’s.',
    ],
    [
      'layers=max_pool2d-2-2,dense-10-softmax',
      'In the link, the layer “max_pool2d-2-2” has to be written max_pool2d-poolSize, so the layers stay the preset’s.',
    ],
    [
      'layers=dense-30-relu',
      'In the link, the layers have to end with dense-10-softmax or dense-10-sigmoid; they end with “dense-30-relu”, so the layers stay the preset’s.',
    ],
    [
      `layers=${'dense-8-relu,'.repeat(17)}dense-10-softmax`,
      'In the link, there may be 16 hidden layers at most; there are 17, so the layers stay the preset’s.',
    ],
  ])('%s is refused in a sentence, and the rest is taken', (wrong, sentence) => {
    const { settings, sentences } = read(`#train?preset=nielsen&${wrong}&seed=5`);
    expect(sentences).toEqual([sentence]);
    expect(settings).toEqual({ ...presets.nielsen, seed: '5' });
  });

  it('to a preset that is none has the first settings', () => {
    const { settings, sentences } = read('#train?preset=__proto__&seed=5');
    expect(settings).toEqual({ ...presets.keras, seed: '5' });
    expect(sentences).toEqual([
      'In the link, preset has to be one of keras, nielsen, softmax, convolutional; it is “__proto__”, so preset stays keras.',
    ]);
  });

  it('with an output for other data has this one’s, and the layers before it', () => {
    const { settings, sentences } = read(
      '#train?preset=keras&layers=dense-9-relu,dense-26-softmax',
    );
    expect(settings.hidden).toEqual([layerOf('dense', { units: 9 })]);
    expect(sentences).toEqual([
      'In the link, the output layer has 26 units; it has 10 here, one for each class of the data.',
    ]);
  });

  it('says all names that are no settings in one sentence, and not endlessly', () => {
    const [sentence] = read('#train?lr=3&constructor=1').sentences;
    expect(sentence).toMatch(
      /^The link has “lr”, “constructor”, which are no settings; the settings are preset, layers, loss, .*, elastic\.$/,
    );
    const many = Array.from({ length: 500 }, (_, index) => `${'x'.repeat(500)}${index}=1`);
    const { problems, sentences, settings } = read(`#train?${many.join('&')}`);
    expect(problems).toHaveLength(1);
    expect(sentences[0].length).toBeLessThan(700);
    expect(settings).toEqual(presets.keras);
  });

  it('is spoken of in the page’s language', async () => {
    await setLanguage('zh-CN');
    expect(read('#train?preset=nielsen&epochs=0').sentences).toEqual([
      '链接中的 epochs 应为 1 到 1,000 的整数，却是“0”，因此仍用 30。',
    ]);
  });
});
