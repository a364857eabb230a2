// Whether the pretrained reader is as sure as it is right; and whether a temperature makes it so.
//
// Temperatures are fitted on MNIST's validation images (from which the committed reader has learned:
// it was trained on all 60,000), and on drawings of the generator that nothing learned from.

import { digitImage } from '../../web/drawing/digit-image.js';
import { generateDigit } from '../../web/drawing/generator/generate.js';
import { mnistExamples } from './fixed-set.js';
import { fitTemperature, meanLoss, reliabilityOf } from './temperature.js';

/** @typedef {import('./fixed-set.js').Drawn} Drawn */
/** @typedef {import('./temperature.js').Answered} Answered */
/** @typedef {import('../../web/drawing/segmentation.js').Readers} Readers */

/** No other program of the project draws with these. */
const FIRST_SEED = 3_900_000_000;
const COUNT = 10_000;

/**
 * @param {Record<string, Drawn[]>} drawings the bench's own and, perhaps, strangers'
 * @param {Readers} readers
 */
export async function measureCalibration(drawings, { read }) {
  const ofImages = (/** @type {{image: Uint8Array, label: number}[]} */ examples) =>
    examples.map(({ image, label }) => ({ probabilities: read(image), digit: label }));
  const ofDrawings = (/** @type {Pick<Drawn, 'digit' | 'strokes'>[]} */ many) =>
    many.map(({ digit, strokes }) => {
      const drawn = /** @type {import('../../web/drawing/digit-image.js').DigitImage} */ (
        digitImage(strokes)
      );
      return { probabilities: read(drawn.image), digit };
    });
  const validation = ofImages((await mnistExamples('train')).slice(-COUNT));
  const generated = ofDrawings(
    Array.from({ length: COUNT }, (_, i) => generateDigit(i % 10, FIRST_SEED + i)),
  );
  const { plain, strangers, ...others } = drawings;
  /** @type {Record<string, Answered[]>} */
  const sets = {
    'MNIST, validation': validation,
    'generated digits': generated,
    'MNIST, test': ofImages(await mnistExamples('t10k')),
    'fixed set, plain': ofDrawings(plain),
    'fixed set, distorted': ofDrawings(Object.values(others).flat()),
    ...(strangers === undefined ? {} : { "strangers' digits": ofDrawings(strangers) }),
  };
  const temperatures = [
    { name: 'validation', temperature: fitTemperature(validation) },
    { name: 'generated', temperature: fitTemperature(generated) },
    { name: 'both', temperature: fitTemperature([...validation, ...generated]) },
  ];
  const every = [1, ...temperatures.map(({ temperature }) => temperature)];
  return {
    temperatures,
    sets: Object.entries(sets).map(([name, answers]) => ({
      name,
      accuracy: reliabilityOf(answers, 1).bins.reduce(
        (sum, { accuracy, count }) => sum + (accuracy ?? 0) * (count / answers.length),
        0,
      ),
      ece: every.map((temperature) => reliabilityOf(answers, temperature).ece),
      loss: every.map((temperature) => meanLoss(answers, temperature)),
    })),
    test: {
      before: reliabilityOf(sets['MNIST, test'], 1),
      after: reliabilityOf(sets['MNIST, test'], every[every.length - 1]),
    },
  };
}
