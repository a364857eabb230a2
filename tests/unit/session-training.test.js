// Training in a session: the same seed gives the same curve, whatever is asked of it meanwhile.
import { beforeAll, describe, expect, it } from 'vitest';
import { brief, curve, nielsen, openTrainings, settle, text } from './session-support.js';

/** @import { TrainingProgress } from '../../web/engine/types.js' */
/** @type {Awaited<ReturnType<typeof openTrainings>>} */
let openTraining;

beforeAll(async () => {
  openTraining = await openTrainings();
});

describe('a training', () => {
  it('gives a history with every figure of every epoch', async () => {
    const { session } = openTraining();
    const { epochs } = await session.train(brief);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1]);
    for (const epoch of epochs) {
      expect(Object.keys(epoch).sort()).toEqual([
        ...['accuracy', 'epoch', 'loss', 'samplesPerSecond', 'seconds'],
        ...['validationAccuracy', 'validationLoss'],
      ]);
      expect(Object.values(epoch).every(Number.isFinite)).toBe(true);
      expect(epoch.samplesPerSecond * epoch.seconds).toBeCloseTo(2000, 3);
    }
    expect(epochs[1].loss).toBeLessThan(epochs[0].loss);
    expect(epochs[1].validationAccuracy).toBeGreaterThan(0.5);
  });

  it('follows the same curve with the same seed, and another with another', async () => {
    const { session, expected, expectUndisturbed } = openTraining();
    await expectUndisturbed(session.train(brief));
    session.reset();
    const other = await session.train({ ...brief, seed: 6 });
    expect(curve(other)).not.toEqual(expected.curve);
  });

  it('reports its states, its steps and each epoch of the network', async () => {
    const { session, reported } = openTraining();
    await session.train(brief);
    const progress = /** @type {TrainingProgress[]} */ (reported('training'));
    expect(progress[0]).toEqual({
      ...{ state: 'running', epoch: 0, epochs: 2, step: 0, stepsPerEpoch: 200, seconds: 0 },
      ...{ loss: null, accuracy: null, samplesPerSecond: null, secondsLeft: null },
      history: { epochs: [] },
    });
    expect(progress.at(-1)).toMatchObject({ state: 'finished', epoch: 2, secondsLeft: 0 });
    expect(progress.at(-1)?.history.epochs).toHaveLength(2);
    const positions = progress.map(({ epoch, step }) => epoch * 200 + step);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(reported('network').map(({ epochsTrained }) => epochsTrained)).toEqual([0, 1, 2]);
  });

  it('goes on from where the last one ended', async () => {
    const { session, expected } = openTraining();
    await session.train({ ...brief, epochs: 1 });
    const { epochs } = await session.train({ ...brief, epochs: 1 });
    expect(epochs[0].epoch).toBe(0);
    expect(epochs[0].loss).toBeLessThan(/** @type {any} */ (expected.curve[0]).loss);
    expect(session.status().epochsTrained).toBe(2);
  });

  it('makes the pretrained network one of one’s own', async () => {
    const { session } = openTraining();
    session.usePretrained();
    await session.train({ ...brief, epochs: 1, trainSize: 100, learningRate: 0.01 });
    expect(session.status()).toMatchObject({ origin: 'own', epochsTrained: 1 });
  });

  it('does without a validation set', async () => {
    const { session } = openTraining();
    const { epochs } = await session.train({ ...brief, validationSize: 0 });
    expect(epochs[0]).toMatchObject({ validationLoss: null, validationAccuracy: null });
    await expect(session.evaluate('validation')).rejects.toThrow(
      'Evaluate: expected a validation set, got a training without one.',
    );
  });

  it.each(
    /** @type {const} */ ([
      ['sgd', 0.1],
      ['momentum', 0.02],
      ['nesterov', 0.02],
      ['adam', 0.002],
    ]),
  )('learns with %s', async (optimizer, learningRate) => {
    const { session } = openTraining();
    session.createNetwork({ seed: 2 });
    const { epochs } = await session.train({ ...brief, optimizer, learningRate });
    expect(epochs[1].loss).toBeLessThan(epochs[0].loss);
    expect(epochs[1].validationAccuracy).toBeGreaterThan(0.75);
  });

  it('uses the last mini-batch, though it is smaller', async () => {
    const { session, latest } = openTraining();
    const { epochs } = await session.train({ ...brief, epochs: 1, trainSize: 105 });
    expect(latest().stepsPerEpoch).toBe(11);
    expect((epochs[0].accuracy * 105) % 1).toBeCloseTo(0, 9);
  });
});

describe('pause and resume', () => {
  it('hold the weights still and go on as if nothing had been', async () => {
    const { session, latest, underWay, expectUndisturbed } = openTraining();
    const training = session.train(brief);
    await underWay();
    session.pause();
    expect(latest().state).toBe('paused');
    const held = text(session.save());
    await settle();
    expect(text(session.save())).toBe(held);
    expect(latest().state).toBe('paused');
    session.pause();
    session.resume();
    expect(latest().state).toBe('running');
    await expectUndisturbed(training);
  });

  it('do nothing when nothing is trained', () => {
    const { session, reported } = openTraining();
    session.pause();
    session.resume();
    session.stop();
    expect(reported('training')).toEqual([]);
  });
});

describe('step', () => {
  it('does one mini-batch of a paused training', async () => {
    const { session, whenTraining, latest, expectUndisturbed } = openTraining();
    const training = session.train({ ...brief, startPaused: true });
    await whenTraining(({ state }) => state === 'paused');
    for (const step of [1, 2, 3]) {
      const stepped = whenTraining((progress) => progress.step === step);
      session.step();
      expect((await stepped).state).toBe('paused');
      await settle();
      expect(latest()).toMatchObject({ step, epoch: 0, state: 'paused' });
    }
    session.resume();
    await expectUndisturbed(training);
  });

  it('counts when it is asked several times at once', async () => {
    const { session, whenTraining, latest } = openTraining();
    const training = session.train({ ...brief, startPaused: true });
    await whenTraining(({ state }) => state === 'paused');
    for (let i = 0; i < 5; ++i) session.step();
    await whenTraining(({ step }) => step === 5);
    await settle();
    expect(latest().step).toBe(5);
    session.stop();
    await training;
  });

  it('finishes the epoch with its last step, and the training too', async () => {
    const { session, whenTraining, latest } = openTraining();
    const options = { ...brief, epochs: 1, trainSize: 20, startPaused: true };
    const training = session.train(options);
    await whenTraining(({ state }) => state === 'paused');
    session.step();
    session.step();
    expect((await training).epochs).toHaveLength(1);
    expect(latest().state).toBe('finished');
  });

  it('is refused when the training runs, and when there is none', async () => {
    const { session, underWay, expectUndisturbed } = openTraining();
    expect(() => session.step()).toThrow('Step: expected a paused training, got none.');
    const training = session.train(brief);
    await underWay();
    expect(() => session.step()).toThrow(
      'Step: expected a paused training, got one that is running.',
    );
    await expectUndisturbed(training);
  });
});

describe('onEpoch', () => {
  it('is waited for before the next epoch', async () => {
    const { session, expected } = openTraining();
    /** @type {string[]} */
    const order = [];
    await session.train(brief, async ({ epoch }) => {
      order.push(`begin ${epoch}`);
      const weights = text(session.save());
      await settle();
      expect(text(session.save())).toBe(weights);
      order.push(`end ${epoch}`);
    });
    expect(order).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
    expect(text(session.save())).toBe(expected.weights);
  });

  it('may evaluate, pause and stop', async () => {
    const { session, expected, latest } = openTraining();
    /** @type {number[]} */
    const accuracies = [];
    const training = session.train({ ...brief, epochs: 1000 }, async ({ epoch }) => {
      accuracies.push((await session.evaluate('test')).accuracy);
      if (epoch === 1) session.stop();
    });
    expect(curve(await training)).toEqual(expected.curve);
    expect(accuracies).toHaveLength(2);
    expect(latest().state).toBe('stopped');
  });

  it('that never ends does not keep the training from being stopped', async () => {
    const { session, whenTraining, latest, expectUndisturbed } = openTraining();
    const training = session.train(brief, () => new Promise(() => {}));
    await whenTraining(({ epoch }) => epoch === 1);
    session.stop();
    expect((await training).epochs).toHaveLength(1);
    expect(latest().state).toBe('stopped');
    session.reset();
    await expectUndisturbed(session.train(brief));
  });

  it('that fails after the training was stopped fails alone', async () => {
    const { session, whenTraining, latest } = openTraining();
    /** @type {(error: Error) => void} */
    let fail = () => {};
    const training = session.train(brief, () => new Promise((_, reject) => (fail = reject)));
    await whenTraining(({ epoch }) => epoch === 1);
    session.stop();
    expect((await training).epochs).toHaveLength(1);
    fail(new Error('Too late.'));
    await settle();
    expect(latest()).toMatchObject({ state: 'stopped' });
  });

  it('ends the training when it fails, with its own error', async () => {
    const { session, latest, expectUndisturbed } = openTraining();
    const training = session.train(brief, () => {
      throw new Error('Mine.');
    });
    await expect(training).rejects.toThrow('Mine.');
    expect(latest()).toMatchObject({ state: 'failed', error: 'Mine.' });
    session.reset();
    await expectUndisturbed(session.train(brief));
  });
});

describe('while a training runs', () => {
  it('drawings are read, and the training does not notice', async () => {
    const { session, underWay, expectUndisturbed } = openTraining();
    const training = session.train(brief);
    await underWay();
    for (let i = 0; i < 10; ++i) {
      session.predict(Array(784).fill(i));
      session.read([[{ x: i, y: 10 * i }]]);
    }
    session.summary();
    await expectUndisturbed(training);
  });

  it('an evaluation sees the weights of one moment, and the training does not notice', async () => {
    const { session, openSession, underWay, expectUndisturbed } = openTraining();
    const training = session.train(brief);
    await underWay();
    const weights = session.save();
    const evaluations = [session.evaluate('test'), session.evaluate('test')];
    await expectUndisturbed(training);
    const [one, two] = await Promise.all(evaluations);
    const still = openSession().session;
    still.load(weights);
    expect(one).toEqual(await still.evaluate('test'));
    expect(two).toEqual(one);
  });

  it('another training and another network are refused', async () => {
    const { session, underWay, expectUndisturbed } = openTraining();
    const file = session.save();
    const training = session.train(brief);
    const sentence = /^Training: expected none under way before .*; stop it first\.$/;
    await expect(session.train(brief)).rejects.toThrow(sentence);
    await underWay();
    expect(() => session.createNetwork(nielsen)).toThrow(sentence);
    expect(() => session.usePretrained()).toThrow(sentence);
    expect(() => session.load(file)).toThrow(sentence);
    expect(() => session.reset()).toThrow(sentence);
    await expect(session.train(brief)).rejects.toThrow(sentence);
    await expectUndisturbed(training);
  });
});

describe('a loss that is no longer a number', () => {
  const hidden = /** @type {const} */ ({ type: 'dense', units: 30, activation: 'relu' });
  /** @type {any} */
  const wild = {
    layers: [hidden, hidden, hidden, hidden, { units: 10 }],
    initializer: 'normal',
    seed: 7,
  };
  const tooFast = { ...brief, learningRate: 10, validationSize: 0 };

  /** @param {import('../../web/engine/session.js').Session} session */
  const blank = (session) => session.predict(Array(784).fill(128)).probabilities;

  it('ends the training with a sentence; the last good weights stay', async () => {
    const { session, latest } = openTraining();
    session.createNetwork(wild);
    await expect(session.train(tooFast)).rejects.toThrow(
      /^Training: the loss is no longer a number/,
    );
    expect(latest()).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('A smaller learning rate helps.'),
    });
    expect(blank(session).every(Number.isFinite)).toBe(true);
  });

  it('leaves a session that trains again', async () => {
    const { session, expectUndisturbed } = openTraining();
    session.createNetwork(wild);
    await expect(session.train(tooFast)).rejects.toThrow();
    session.createNetwork(nielsen);
    await expectUndisturbed(session.train(brief));
  });

  // The loss is looked at before each update, so that of the last one is looked at once more.
  it('is noticed even when the very last step of the training caused it', async () => {
    const { session } = openTraining();
    for (let steps = 1; steps <= 5; ++steps) {
      session.createNetwork(wild);
      await session.train({ ...tooFast, epochs: 1, trainSize: 10 * steps }).catch(() => {});
      expect(blank(session).every(Number.isFinite), `${steps} steps`).toBe(true);
    }
  });
});

describe('wrong options', () => {
  it('leave the sets of the training before, also where the engine refuses them', async () => {
    const { session } = openTraining();
    await session.train(brief);
    const sizes = { trainSize: 100, validationSize: 0 };
    await expect(session.train({ ...brief, ...sizes, weightDecay: 5 })).rejects.toThrow(/decay/);
    await expect(session.train({ ...brief, ...sizes, ownDigits: true })).rejects.toThrow(/^Own/);
    expect((await session.evaluate('train')).total).toBe(2000);
    expect((await session.evaluate('validation')).total).toBe(500);
  });

  it('are refused with a sentence before anything happens', async () => {
    const { session, reported, expectUndisturbed } = openTraining();
    const before = text(session.save());
    await expect(session.train({ learningRate: 0 })).rejects.toThrow(/^Learning rate: expected/);
    await expect(session.train({ epochs: 0 })).rejects.toThrow(/^Epochs: expected/);
    await expect(session.train(/** @type {any} */ ({ rate: 1 }))).rejects.toThrow(/got 'rate'/);
    expect(text(session.save())).toBe(before);
    expect(reported('training')).toEqual([]);
    await expectUndisturbed(session.train(brief));
  });
});
