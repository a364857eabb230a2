// A session with the real engine and the whole MNIST, for the tests of the session.
import { expect } from 'vitest';
import { Session } from '../../web/engine/session.js';
import { mnistFiles, openEngine, pretrainedBytes } from '../wasm/engine.js';

/** @import { DataSet, Inkling } from '../../web/engine/inkling.js' */
/** @import { NetworkSpec, TrainingProgress, TrainOptions } from '../../web/engine/types.js' */

/** Nielsen's first network. @type {Partial<NetworkSpec>} */
export const nielsen = {
  layers: [
    { type: 'dense', units: 30, activation: 'sigmoid' },
    { type: 'dense', units: 10, activation: 'sigmoid' },
  ],
  loss: 'quadratic',
  initializer: 'normal',
  seed: 3,
};

/** A training of a few hundredths of a second an epoch. @type {Partial<TrainOptions>} */
export const brief = {
  epochs: 2,
  batchSize: 10,
  optimizer: 'sgd',
  learningRate: 3,
  trainSize: 2000,
  validationSize: 500,
  seed: 5,
};

/** What opens sessions: they share one engine, and in it one copy of the data. */
export async function openSessions() {
  const files = mnistFiles();
  const module = await openEngine();
  /** @type {Map<Uint8Array, DataSet>} */
  const made = new Map();
  const fromIdx = (/** @type {Uint8Array} */ images, /** @type {Uint8Array} */ labels) => {
    const dataSet = made.get(images) ?? module.DataSet.fromIdx(images, labels);
    made.set(images, dataSet);
    return dataSet;
  };
  /** @type {Inkling} */
  const engine = Object.create(module, { DataSet: { value: { fromIdx } } });
  const pretrained = pretrainedBytes();

  /** @param {Partial<import('../../web/engine/session.js').SessionOptions>} [parts] */
  return function openSession(parts = {}) {
    /** @type {{type: string, detail: any}[]} */
    const reports = [];
    /** @type {Set<(type: string, detail: any) => void>} */
    const listeners = new Set();
    const session = new Session({
      engine,
      pretrained,
      loadFiles: async () => files,
      report: (type, detail) => {
        reports.push({ type, detail });
        for (const listener of [...listeners]) listener(type, detail);
      },
      ...parts,
    });

    /**
     * Resolves at the first report of training that `fits`.
     * @param {(progress: TrainingProgress) => boolean} fits
     * @returns {Promise<TrainingProgress>}
     */
    function whenTraining(fits) {
      return new Promise((resolve) => {
        /** @param {string} type @param {any} detail */
        const listener = (type, detail) => {
          if (type !== 'training' || !fits(detail)) return;
          listeners.delete(listener);
          resolve(detail);
        };
        listeners.add(listener);
      });
    }

    /** @param {string} type */
    const reported = (type) =>
      reports.filter((report) => report.type === type).map(({ detail }) => detail);

    return { session, reported, whenTraining };
  };
}

/** Lets everything that is due run, several times over. */
export async function settle() {
  for (let i = 0; i < 20; ++i) await new Promise((resolve) => setImmediate(resolve));
}

/** The curve without what a clock measured. @param {import('../../web/engine/types.js').History} history */
export function curve({ epochs }) {
  return epochs.map(({ seconds, samplesPerSecond, ...rest }) => rest);
}

/** A file as text, which is compared faster than its bytes. @param {Uint8Array} bytes */
export const text = (bytes) => Buffer.from(bytes).toString('base64');

/** What opens sessions with `nielsen` in use, and tells what is particular to trainings of it. */
export async function openTrainings() {
  const openSession = await openSessions();
  const undisturbed = openSession().session;
  undisturbed.createNetwork(nielsen);
  const history = await undisturbed.train(brief);
  /** What an undisturbed training with the options `brief` comes to. */
  const expected = { weights: text(undisturbed.save()), curve: curve(history) };

  return function openTraining() {
    const opened = openSession();
    const { session, reported } = opened;
    session.createNetwork(nielsen);

    /** @returns {TrainingProgress} */
    const latest = () => reported('training').at(-1);

    /** Waits until the training is amid its first epoch: the first slices take a few milliseconds. */
    async function underWay() {
      const before = text(session.save());
      for (let i = 0; i < 2; ++i) await new Promise((resolve) => setImmediate(resolve));
      expect(latest()).toMatchObject({ state: 'running', epoch: 0 });
      expect(text(session.save())).not.toBe(before);
    }

    /** @param {Promise<import('../../web/engine/types.js').History>} training that goes on as if undisturbed */
    async function expectUndisturbed(training) {
      expect(curve(await training)).toEqual(expected.curve);
      expect(text(session.save())).toBe(expected.weights);
    }

    return { ...opened, openSession, expected, latest, underWay, expectUndisturbed };
  };
}
