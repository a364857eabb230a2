// Stopping a training in a session.
import { beforeAll, describe, expect, it } from 'vitest';
import { brief, curve, nielsen, openTrainings, settle } from './session-support.js';

/** @type {Awaited<ReturnType<typeof openTrainings>>} */
let openTraining;

beforeAll(async () => {
  openTraining = await openTrainings();
});

describe('stop', () => {
  it('ends the training with the history so far', async () => {
    const { session, whenTraining, expected, latest } = openTraining();
    const training = session.train({ ...brief, epochs: 1000 });
    await whenTraining(({ epoch }) => epoch === 3);
    session.stop();
    const { epochs } = await training;
    expect(epochs).toHaveLength(3);
    expect(curve({ epochs: epochs.slice(0, 2) })).toEqual(expected.curve);
    expect(latest()).toMatchObject({ state: 'stopped', epoch: 3 });
    expect(session.status().epochsTrained).toBe(3);
  });

  it('ends a paused training', async () => {
    const { session, whenTraining, latest } = openTraining();
    const training = session.train({ ...brief, startPaused: true });
    await whenTraining(({ state }) => state === 'paused');
    session.stop();
    expect(await training).toEqual({ epochs: [] });
    expect(latest().state).toBe('stopped');
  });

  it('ends it amid an epoch, and leaves a session that trains again', async () => {
    const { session, latest, underWay, expectUndisturbed } = openTraining();
    const training = session.train({ ...brief, epochs: 1000 });
    await underWay();
    session.stop();
    expect(await training).toEqual({ epochs: [] });
    expect(latest()).toMatchObject({ state: 'stopped', epoch: 0 });
    expect(latest().step).toBeLessThan(latest().stepsPerEpoch);
    session.reset();
    await expectUndisturbed(session.train(brief));
  });
});

describe('stop resolves when the training has ended', () => {
  it('amid an epoch, and another network is welcome at once', async () => {
    const { session, latest, underWay, expectUndisturbed } = openTraining();
    const training = session.train({ ...brief, epochs: 1000 });
    await underWay();
    await session.stop();
    expect(latest().state).toBe('stopped');
    session.createNetwork(nielsen);
    expect(await training).toEqual({ epochs: [] });
    await expectUndisturbed(session.train(brief));
  });

  it('amid a validation, which it does not wait for', async () => {
    const { session, whenTraining, latest } = openTraining();
    const training = session.train({ ...brief, trainSize: 10, validationSize: 59_990 });
    await whenTraining(({ state }) => state === 'running');
    // One step, and then slices of validation.
    for (let slices = 0; slices < 5; ++slices) await new Promise((done) => setImmediate(done));
    await session.stop();
    const { epochs } = await training;
    expect(epochs).toMatchObject([{ epoch: 0, validationLoss: null, validationAccuracy: null }]);
    expect(latest()).toMatchObject({ state: 'stopped', epoch: 1 });
    expect(session.status().epochsTrained).toBe(1);
  });

  it('while a test of somebody else is under way', async () => {
    const { session, underWay } = openTraining();
    const training = session.train({ ...brief, epochs: 1000 });
    await underWay();
    const test = session.evaluate('test');
    let isTested = false;
    test.then(() => (isTested = true));
    await session.stop();
    expect(isTested).toBe(false);
    session.createNetwork(nielsen);
    expect(await training).toEqual({ epochs: [] });
    expect((await test).total).toBe(10_000);
  });

  it('when onEpoch itself waits for it', async () => {
    const { session } = openTraining();
    const training = session.train({ ...brief, epochs: 1000 }, () => session.stop());
    expect((await training).epochs).toHaveLength(1);
  });

  it('when the training fails', async () => {
    const { session } = openTraining();
    let stopped = Promise.resolve();
    const training = session.train(brief, () => {
      stopped = session.stop();
      throw new Error('Mine.');
    });
    await expect(training).rejects.toThrow('Mine.');
    await stopped;
  });

  it('while the data is on its way', async () => {
    const { openSession } = openTraining();
    const { session: waiting } = openSession({ loadFiles: () => new Promise(() => {}) });
    const training = waiting.train(brief);
    await settle();
    await waiting.stop();
    expect(await training).toEqual({ epochs: [] });
    waiting.createNetwork(nielsen);
  });
});

describe('a training that ends amid its first epoch', () => {
  it('has made the pretrained network one of one’s own', async () => {
    const { session, reported, underWay } = openTraining();
    session.usePretrained();
    const training = session.train({ ...brief, epochs: 1000, learningRate: 0.01 });
    await underWay();
    session.stop();
    await training;
    expect(session.status()).toMatchObject({ origin: 'own', epochsTrained: 0 });
    expect(reported('network').at(-1)).toEqual(session.status());
  });

  it('has not when there was no step', async () => {
    const { session, whenTraining } = openTraining();
    session.usePretrained();
    const training = session.train({ ...brief, startPaused: true });
    await whenTraining(({ state }) => state === 'paused');
    session.stop();
    await training;
    expect(session.status()).toMatchObject({ origin: 'pretrained' });
  });
});
