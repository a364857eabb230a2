// A recipe as the page runs it, on a notebook that does as it is told.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RecipeRun } from '../../web/components/recipe-run.js';
import {
  checkSettings,
  presets,
  toNetworkSpec,
  toTrainOptions,
} from '../../web/components/settings.js';
import { completeTrainOptions } from '../../web/engine/options.js';
import { recipes } from '../../web/engine/recipes.js';

/** @type {any} */
let notebook;
/** @type {RecipeRun} */
let run;

beforeEach(() => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  notebook = {
    settings: presets.keras,
    network: { origin: 'pretrained', epochsTrained: 0, taught: 0 },
    training: null,
    evaluation: null,
    unsaved: false,
    active: false,
    busy: null,
    lab: {
      recipes,
      info: { threads: 1, maxThreads: 16 },
      measureSpeed: vi.fn(async () => 10_000),
    },
    changed: vi.fn(),
    changeSettings: vi.fn((settings) => (notebook.settings = settings)),
    trainAnew: vi.fn(async () => {
      notebook.network = { origin: 'own', epochsTrained: 2, taught: 0 };
      notebook.unsaved = true;
      notebook.training = { state: 'finished', seconds: 6.25, step: 0 };
      notebook.evaluation = { accuracy: 0.9912, total: 10_000 };
      return { epochs: [] };
    }),
    test: vi.fn(async () => (notebook.evaluation = { accuracy: 0.98, total: 10_000 })),
  };
  run = new RecipeRun(notebook);
});

describe('a recipe', () => {
  it('ends with its time and its accuracy', async () => {
    const ending = run.start('sprint');
    expect(run.running).toBe('sprint');
    await ending;
    expect(run.running).toBe(null);
    expect(run.results.sprint).toEqual({
      ...{ name: 'sprint', stopped: false, seconds: 6.25, accuracy: 0.9912, total: 10_000 },
    });
    expect(run.seconds('sprint')).toBe(6.25);
    expect(run.seconds('record')).toBe(null);
  });

  it.each(/** @type {const} */ (['sprint', 'record']))('%s stands in the form', async (name) => {
    await run.start(name);
    const { settings } = notebook;
    const { network, training } = recipes[name];
    expect(checkSettings(settings)).toEqual({});
    expect(toNetworkSpec(settings)).toMatchObject({ loss: network.loss, seed: network.seed });
    expect(toNetworkSpec(settings).layers).toHaveLength(network.layers.length);
    const { augmentation, startPaused, ...rest } = completeTrainOptions(training);
    expect(toTrainOptions(settings)).toMatchObject(rest);
    expect(toTrainOptions(settings).augmentation).toMatchObject(augmentation);
  });

  it('is tested as it says', async () => {
    await run.start('record');
    expect(notebook.trainAnew.mock.lastCall[0].testing).toMatchObject(
      /** @type {object} */ (recipes.record.testing),
    );
  });

  it('that is stopped is tested, too', async () => {
    notebook.trainAnew.mockImplementation(async () => {
      notebook.training = { state: 'stopped', seconds: 3, step: 4 };
      return { epochs: [] };
    });
    await run.start('record');
    expect(notebook.test.mock.lastCall[0]).toMatchObject(
      /** @type {object} */ (recipes.record.testing),
    );
    expect(run.results.record).toMatchObject({ stopped: true, accuracy: 0.98, seconds: 3 });
  });

  it('has no result when another network took its place, or when it failed', async () => {
    notebook.trainAnew.mockImplementation(async () => {
      notebook.training = null;
      return { epochs: [] };
    });
    await run.start('sprint');
    notebook.trainAnew.mockImplementation(async () => undefined);
    await run.start('sprint');
    expect(run.results.sprint).toBe(undefined);
    expect(run.running).toBe(null);
  });
});

describe('a network that would be lost', () => {
  it('is an unsaved one', () => {
    expect(run.replacesWork).toBe(false);
    notebook.unsaved = true;
    expect(run.replacesWork).toBe(true);
  });

  it('is not the one that a sprint has just made', async () => {
    await run.start('sprint');
    expect(run.replacesWork).toBe(false);
    await run.start('record');
    expect(run.replacesWork).toBe(true);
  });
});

describe('threads', () => {
  const threads = () => notebook.trainAnew.mock.lastCall[0].training.threads;

  it('of a recipe are as many as there are cores', async () => {
    await run.start('sprint');
    const { network, training } = recipes.sprint;
    expect(notebook.trainAnew).toHaveBeenCalledWith({
      network,
      training: { ...training, threads: 2 },
      testing: { threads: 2 },
    });
    await run.measure();
    expect(notebook.lab.measureSpeed.mock.lastCall[1].threads).toBe(2);
  });

  it('are no more than the page may have', async () => {
    notebook.lab.info = { threads: 1, maxThreads: 1 };
    await run.start('sprint');
    expect(threads()).toBe(1);
  });
});

describe('what to expect', () => {
  it('is measured once', async () => {
    expect(run.expectedSeconds('sprint')).toBe(null);
    await run.measure();
    await run.measure();
    expect(notebook.lab.measureSpeed).toHaveBeenCalledTimes(2);
    const { epochs, trainSize } = recipes.sprint.training;
    expect(run.expectedSeconds('sprint')).toBe((epochs * trainSize) / 10_000);
  });

  it('waits while a training is under way, and is tried again when one got in between', async () => {
    notebook.active = true;
    await run.measure();
    expect(notebook.lab.measureSpeed).not.toHaveBeenCalled();
    notebook.active = false;
    notebook.lab.measureSpeed.mockRejectedValueOnce(new Error('Training: expected none.'));
    await run.measure();
    expect(run.expectedSeconds('sprint')).toBe(null);
    await run.measure();
    expect(run.expectedSeconds('sprint')).not.toBe(null);
  });
});
