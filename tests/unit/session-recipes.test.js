// What the recipes want of the session: a clock, a trial of speed, the mean of the weights.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeNetworkSpec, completeTrainOptions } from '../../web/engine/options.js';
import { recipes } from '../../web/engine/recipes.js';
import { Stopwatch } from '../../web/engine/stopwatch.js';
import { brief, nielsen, openSessions, text } from './session-support.js';

/** @type {Awaited<ReturnType<typeof openSessions>>} */
let openSession;
/** @type {ReturnType<Awaited<ReturnType<typeof openSessions>>>} */
let lab;

beforeAll(async () => {
  openSession = await openSessions();
});

beforeEach(() => {
  lab = openSession();
  lab.session.createNetwork(nielsen);
});

describe.each(['sprint', 'record'])('the recipe %s', (name) => {
  const recipe = recipes[/** @type {import('../../web/engine/types.js').RecipeName} */ (name)];

  it('is a network that the engine takes', () => {
    expect(completeNetworkSpec(recipe.network)).toEqual(recipe.network);
    expect(lab.session.describe(recipe.network).layers.at(-1)?.outputShape).toEqual([10]);
  });

  it('is a training on all of MNIST, from options that the lab takes', () => {
    expect(completeTrainOptions(recipe.training)).toMatchObject(recipe.training);
    expect(recipe.training).toMatchObject({ trainSize: 60_000, validationSize: 0 });
  });
});

describe('the clock of a training', () => {
  it('never goes back, and counts no less than the training itself', async () => {
    const { epochs } = await lab.session.train({ ...brief, validationSize: 0 });
    const clock = lab.reported('training').map(({ seconds }) => seconds);
    expect(clock[0]).toBe(0);
    expect(clock).toEqual([...clock].sort((a, b) => a - b));
    const spent = epochs.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(clock.at(-1)).toBeGreaterThanOrEqual(spent - 0.001);
  });

  it('stands while the training is paused', async () => {
    const training = lab.session.train({ ...brief, startPaused: true });
    await lab.whenTraining(({ state }) => state === 'paused');
    await new Promise((resolve) => setTimeout(resolve, 60));
    lab.session.resume();
    lab.session.pause();
    expect(lab.reported('training').at(-1).seconds).toBeLessThan(0.05);
    lab.session.stop();
    await training;
  });

  it('adds up what it ran', () => {
    const watch = new Stopwatch();
    expect(watch.seconds).toBe(0);
    watch.start();
    watch.stop();
    const { seconds } = watch;
    expect(watch.seconds).toBe(seconds);
    watch.start();
    watch.start();
    expect(watch.seconds).toBeGreaterThanOrEqual(seconds);
  });
});

describe('a trial of speed', () => {
  it('says how many samples a second would be trained, and leaves the network as it is', async () => {
    const before = text(lab.session.save());
    const speed = await lab.session.measureSpeed(nielsen, brief);
    expect(speed).toBeGreaterThan(100);
    expect(speed).toBeLessThan(1e8);
    expect(text(lab.session.save())).toBe(before);
    expect(lab.reported('training')).toEqual([]);
  });

  it('is refused while a training is under way, and with wrong options', async () => {
    const training = lab.session.train(brief);
    await expect(lab.session.measureSpeed(nielsen)).rejects.toThrow(/^Training: expected none/);
    lab.session.stop();
    await training;
    await expect(lab.session.measureSpeed({ loss: /** @type {any} */ ('none') })).rejects.toThrow(
      /^Loss: expected/,
    );
    await expect(lab.session.measureSpeed(nielsen, { epochs: 0 })).rejects.toThrow(/^Epochs:/);
  });
});

describe('averaging', () => {
  it('leaves the mean of the weights, which is validated, and trains on from the latest', async () => {
    const plain = await lab.session.train(brief);
    const latest = text(lab.session.save());
    lab.session.reset();
    const averaged = await lab.session.train({ ...brief, averaging: 0.99 });
    expect(text(lab.session.save())).not.toBe(latest);
    expect(averaged.epochs.map(({ loss }) => loss)).toEqual(plain.epochs.map(({ loss }) => loss));
    const validated = (await lab.session.evaluate('validation')).loss;
    expect(averaged.epochs[1].validationLoss).toBe(validated);
    expect(validated).not.toBe(plain.epochs[1].validationLoss);
  });

  it('is there when a training is stopped, too', async () => {
    const options = { ...brief, epochs: 1000, averaging: 0.9 };
    const training = lab.session.train(options);
    await lab.whenTraining(({ epoch }) => epoch > 0);
    lab.session.stop();
    await training;
    const shown = text(lab.session.save());
    lab.session.reset();
    expect(shown).not.toBe(text(lab.session.save()));
  });

  it('is refused where it would keep all', async () => {
    await expect(lab.session.train({ ...brief, averaging: 1 })).rejects.toThrow(
      'Averaging: expected 0 or more and below 1, got 1',
    );
  });
});
