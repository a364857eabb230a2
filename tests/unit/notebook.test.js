// What the page knows, beside a lab that does as it is told.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chipsOf, readerName } from '../../web/components/describe-network.js';
import { Notebook } from '../../web/components/notebook.js';
import { dataSets } from '../../web/data/data-sets.js';
import { recipes } from '../../web/engine/recipes.js';

/** @type {any} */
let lab;
/** @type {Notebook} */
let notebook;
/** @type {(history?: {epochs: []}) => void} */
let endTraining;

const progress = (/** @type {object} */ change) => ({
  state: 'running',
  epoch: 0,
  epochs: 5,
  step: 0,
  stepsPerEpoch: 10,
  history: { epochs: [] },
  ...change,
});

/** @param {object} change */
const report = (change) =>
  lab.dispatchEvent(new CustomEvent('training', { detail: progress(change) }));

const replace = async () =>
  (lab.network = { ...lab.network, predecessors: lab.network.predecessors + 1 });

beforeEach(async () => {
  lab = Object.assign(new EventTarget(), {
    ready: Promise.resolve(),
    data: dataSets.mnist,
    dataLoaded: true,
    network: {
      origin: 'own',
      spec: { layers: [] },
      epochsTrained: 0,
      taught: 0,
      data: 'mnist',
      predecessors: 0,
    },
    describe: vi.fn(async () => ({ layers: [] })),
    summary: vi.fn(async () => ({ layers: [] })),
    createNetwork: vi.fn(replace),
    train: vi.fn(() => new Promise((resolve) => (endTraining = resolve))),
    evaluate: vi.fn(async () => ({ accuracy: 0.9, total: 10 })),
    stop: vi.fn(async () => endTraining()),
    save: vi.fn(async () => new Uint8Array(3)),
    load: vi.fn(async () => lab.network),
    reset: vi.fn(replace),
    usePretrained: vi.fn(async () => lab.network),
  });
  notebook = new Notebook(lab);
  await vi.waitFor(() => expect(notebook.ready).toBe(true));
});

describe('a training', () => {
  it('is begun once, however often it is asked for before it is under way', async () => {
    const first = notebook.trainOrPause();
    await vi.waitFor(() => expect(lab.train).toHaveBeenCalled());
    expect(notebook.busy).toBe('network');
    await notebook.trainOrPause();
    expect(lab.train).toHaveBeenCalledTimes(1);
    report({});
    await first;
    expect(notebook.busy).toBe(null);
    expect(notebook.active).toBe(true);
    expect(notebook.errors.train).toBe(null);
  });

  it('is tested when it has ended', async () => {
    const begun = notebook.trainOrPause();
    await vi.waitFor(() => expect(lab.train).toHaveBeenCalled());
    report({});
    await begun;
    report({ state: 'finished', epoch: 5 });
    endTraining({ epochs: [] });
    await vi.waitFor(() => expect(notebook.evaluation).toMatchObject({ accuracy: 0.9 }));
  });

  it('that follows another one says when it would be otherwise', async () => {
    const begun = notebook.trainOrPause();
    await vi.waitFor(() => expect(lab.train).toHaveBeenCalled());
    report({});
    await begun;
    expect(notebook.trainsOtherwise).toBe(false);
    notebook.changeSettings({ epochs: '7' });
    expect(notebook.trainsOtherwise).toBe(false);
    notebook.changeSettings({ learningRate: '0.5' });
    expect(notebook.trainsOtherwise).toBe(true);
    endTraining();
    await notebook.reset();
    expect(notebook.trainsOtherwise).toBe(false);
  });

  it('leaves no page busy when it fails at once', async () => {
    lab.train.mockRejectedValue(new Error('Memory: expected more of it.'));
    await notebook.trainOrPause();
    expect(notebook.busy).toBe(null);
    expect(notebook.errors.train).toMatch(/^Memory/);
  });

  it('is shown with its own layers, whatever is in the form meanwhile', async () => {
    lab.network.spec = { layers: [{ type: 'dense', units: 10, activation: 'sigmoid' }] };
    const chips = () => chipsOf({ layers: notebook.shownLayers }).join(' → ');
    expect(chips()).toBe('784 → 128 ReLU → 10 softmax');
    report({});
    expect(chips()).toBe('784 → 10 sigmoid');
    report({ state: 'paused' });
    notebook.changeSettings({ hidden: [] });
    expect(chips()).toBe('784 → 10 sigmoid');
    report({ state: 'finished' });
    expect(chips()).toBe('784 → 10 softmax');
  });

  it('that is paused is not learning', () => {
    lab.network = { ...lab.network, epochsTrained: 2 };
    report({});
    expect(readerName(notebook)).toContain('learning now');
    report({ state: 'paused' });
    expect(readerName(notebook)).toContain('after 2 epochs');
  });

  it.each(['paused', 'stopped'])('that is %s amid an epoch is not at the end of one', (state) => {
    const named = (/** @type {number} */ epochsTrained, /** @type {number} */ step) => {
      lab.network = { ...lab.network, epochsTrained };
      report({ state, step });
      return readerName(notebook);
    };
    expect(named(0, 4)).toBe('your network, after part of an epoch');
    expect(named(1, 4)).toBe('your network, after 1 epoch and part of another');
    expect(named(3, 4)).toBe('your network, after 3 epochs and part of another');
    expect(named(3, 0)).toBe('your network, after 3 epochs');
  });
});

describe('a network', () => {
  it('that another one replaced takes its test and its curves with it, whoever did it', async () => {
    report({ step: 4, loss: 0.5, accuracy: 0.8 });
    report({ state: 'stopped', step: 5, loss: 0.5, accuracy: 0.8 });
    await notebook.test();
    expect(notebook.evaluation).not.toBe(null);
    lab.network = { ...lab.network, predecessors: 1 };
    lab.dispatchEvent(new Event('network'));
    expect(notebook.evaluation).toBe(null);
    expect(notebook.training).toBe(null);
    expect(notebook.curves.live).toEqual([]);
  });

  it('in a lesson begins no training', async () => {
    /** @type {(lesson?: object) => void} */
    let end = () => {};
    lab.teach = vi.fn(() => new Promise((resolve) => (end = resolve)));
    const lesson = notebook.teach([[{ x: 1, y: 1 }]], 7);
    await notebook.trainOrPause();
    expect(lab.train).not.toHaveBeenCalled();
    end({ right: 1 });
    expect(await lesson).toEqual({ right: 1 });
    expect(notebook.busy).toBe(null);
  });

  it('is unsaved when it was trained or taught, not the pretrained or an untrained one', () => {
    expect(notebook.unsaved).toBe(false);
    report({ step: 12 });
    expect(notebook.unsaved).toBe(true);
    report({ step: 0 });
    expect(notebook.unsaved).toBe(false);
    lab.network = { ...lab.network, taught: 1 };
    expect(notebook.unsaved).toBe(true);
    lab.network = { ...lab.network, taught: 0, epochsTrained: 3 };
    expect(notebook.unsaved).toBe(true);
    lab.network = { ...lab.network, origin: 'pretrained' };
    expect(notebook.unsaved).toBe(false);
  });

  it('is saved until it learns again', async () => {
    report({ step: 1 });
    await notebook.saveModel();
    expect(notebook.unsaved).toBe(false);
    report({ step: 2 });
    expect(notebook.unsaved).toBe(true);
  });

  it('that was trained can be brought back after another one, and kept for another one', async () => {
    report({ state: 'finished', epoch: 5, step: 3 });
    lab.network = { ...lab.network, epochsTrained: 5 };
    await notebook.test();
    expect(notebook.hasReplaced).toBe(false);
    await notebook.usePretrained();
    expect(notebook.hasReplaced).toBe(true);
    expect(notebook.evaluation).toBe(null);
    lab.network = { ...lab.network, origin: 'pretrained', epochsTrained: 0 };
    lab.load = vi.fn(async () => {
      lab.network = { ...lab.network, origin: 'file', epochsTrained: 0 };
      return lab.network;
    });

    await notebook.bringBack();
    expect(lab.load).toHaveBeenCalledWith(await lab.save.mock.results[0].value);
    expect(notebook.hasReplaced).toBe(false);
    expect(notebook.unsaved).toBe(true);
    // As it was called, and with its test.
    expect(readerName(notebook)).toBe('your network, after 5 epochs and part of another');
    expect(notebook.evaluation?.accuracy).toBe(0.9);
    lab.network = { ...lab.network, epochsTrained: 2 };
    expect(readerName(notebook)).toBe('your network, after 7 epochs and part of another');
    await notebook.usePretrained();
    expect(notebook.hasReplaced).toBe(true);
    expect(notebook.past.epochs).toBe(2);
  });

  it('that was tested on other data is brought back without its test', async () => {
    report({ state: 'finished', epoch: 5 });
    lab.network = { ...lab.network, epochsTrained: 5 };
    await notebook.test();
    await notebook.usePretrained();
    lab.data = { ...dataSets.mnist, name: 'own' };
    await notebook.bringBack();
    expect(notebook.evaluation).toBe(null);
  });

  it('of a file is not said to have learned only what it did since', () => {
    lab.network = { ...lab.network, origin: 'file' };
    expect(readerName(notebook)).toBe('your network, loaded');
    expect(notebook.unsaved).toBe(false);
    report({ state: 'paused', step: 1 });
    expect(readerName(notebook)).toBe('your network, loaded and trained further');
    lab.network = { ...lab.network, epochsTrained: 2 };
    report({ state: 'finished' });
    expect(readerName(notebook)).toBe('your network, loaded and trained further');
  });

  it('that learned nothing is not kept', async () => {
    await notebook.usePretrained();
    expect(lab.save).not.toHaveBeenCalled();
    expect(notebook.hasReplaced).toBe(false);
  });

  it('that is reset while it learns is kept, and not tested', async () => {
    const { network, training } = recipes.sprint;
    const run = notebook.trainAnew({ network, training });
    await vi.waitFor(() => expect(lab.train).toHaveBeenCalled());
    report({ step: 4 });
    lab.stop.mockImplementation(async () => {
      report({ state: 'stopped', step: 4 });
      endTraining({ epochs: [] });
    });
    await vi.waitFor(() => expect(notebook.busy).toBe(null));
    await notebook.reset();
    expect(await run).toBe(undefined);
    expect(lab.evaluate).not.toHaveBeenCalled();
    expect(notebook.hasReplaced).toBe(true);
  });

  it('that could not be loaded is not complained of beside what comes next', async () => {
    lab.load = vi.fn(async () => Promise.reject(new Error('Model file: wrong.')));
    await notebook.loadModel(new Blob(['junk']));
    expect(notebook.errors.model).toBe('Model file: wrong.');
    await notebook.test();
    expect(notebook.errors.model).toBe(null);
  });

  it('of a file too large is not looked at, and ends no training', async () => {
    report({});
    await notebook.loadModel(/** @type {any} */ ({ size: 200_000_000 }));
    expect(notebook.errors.model).toBe(
      'Model file: expected at most 100000000 bytes, got a file of 200000000.',
    );
    expect(lab.stop).not.toHaveBeenCalled();
    expect(lab.load).not.toHaveBeenCalled();
  });

  it('of a file that cannot be read ends no training either', async () => {
    report({});
    const file = { size: 10, arrayBuffer: () => Promise.reject(new Error('gone')) };
    await notebook.loadModel(/** @type {any} */ (file));
    expect(notebook.errors.model).toBe('gone');
    expect(lab.stop).not.toHaveBeenCalled();
  });
});

describe('an engine that died', () => {
  it.each([
    ['has started again', 'restart', false],
    ['could not start again', 'down', true],
  ])('%s: what was under way is no more', (_, type, down) => {
    report({});
    expect(notebook.active).toBe(true);
    const detail = new Error('Engine: it stopped.');
    lab.dispatchEvent(new CustomEvent(type, { detail }));
    expect([notebook.restart, notebook.down, notebook.active]).toEqual([detail, down, false]);
  });

  it('and comes back later, has started again', () => {
    for (const type of ['down', 'restart']) {
      lab.dispatchEvent(new CustomEvent(type, { detail: new Error(type) }));
    }
    expect([notebook.restart?.message, notebook.down]).toEqual(['restart', false]);
  });
});
