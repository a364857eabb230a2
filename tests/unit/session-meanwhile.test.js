// Whoever works with the network and the data has both as they were when it was asked, to the end.
import { expect, it, vi } from 'vitest';
import { openEngine, pretrainedBytes, smallFiles } from '../wasm/engine.js';
import { Session } from '../../web/engine/session.js';
import { nielsen, settle } from './session-support.js';

/** @import { Inkling } from '../../web/engine/inkling.js' */

const module = await openEngine();
const { images, labels } = smallFiles(10_000);
const files = { trainImages: images, trainLabels: labels, testImages: images, testLabels: labels };

/** A session whose downloads come when they are told to, and a list of what happened to its data. */
function openSession() {
  /** @type {string[]} */
  const events = [];
  const fromIdx = (/** @type {Uint8Array} */ pixels, /** @type {Uint8Array} */ digits) => {
    const dataSet = module.DataSet.fromIdx(pixels, digits);
    const remove = dataSet.delete.bind(dataSet);
    dataSet.delete = () => {
      events.push('deleted');
      remove();
    };
    return dataSet;
  };
  /** @type {Inkling} */
  const engine = Object.create(module, { DataSet: { value: { fromIdx } } });
  let deliver = () => {};
  const loadFiles = vi.fn(
    () =>
      /** @type {Promise<typeof files>} */ (
        new Promise((resolve) => {
          deliver = () => resolve(files);
        })
      ),
  );
  const session = new Session({
    engine,
    pretrained: pretrainedBytes(),
    loadFiles,
    report: () => {},
  });
  session.createNetwork(nielsen);
  return { session, events, deliver: () => deliver() };
}

it.each(/** @type {const} */ (['evaluate', 'reliability']))(
  '%s keeps the data that was on its way when other data is chosen',
  async (method) => {
    const { session, events, deliver } = openSession();
    const loading = session.loadData();
    deliver();
    await loading;
    const expected = await session[method]('test');
    await session.useData('fashion-mnist');
    await settle();
    events.length = 0;

    const work = session[method]('test').then((result) => {
      events.push('done');
      return result;
    });
    await settle();
    await session.useData('mnist');
    deliver();
    expect(await work).toEqual(expected);
    await settle();
    expect(events).toEqual(['done', 'deleted', 'deleted']);
  },
);

it('an evaluation keeps the network that was there when the data was on its way', async () => {
  const { session, deliver } = openSession();
  const evaluation = session.evaluate('test');
  session.usePretrained();
  deliver();
  const result = await evaluation;
  session.createNetwork(nielsen);
  expect(result).toEqual(await session.evaluate('test'));
});

it('whoever waits for the same download has it, though other data is chosen meanwhile', async () => {
  const { session, events, deliver } = openSession();
  const waiting = [session.loadData(), session.augmented(0, {}, 1), session.loadData()];
  await session.useData('fashion-mnist');
  deliver();
  const [first, image, second] = await Promise.all(waiting);
  expect([first, second]).toEqual(Array(2).fill({ train: 10_000, test: 10_000 }));
  expect(image).toEqual(images.slice(16, 16 + 784));
  await settle();
  expect(events).toEqual(['deleted', 'deleted']);
});

it('a set that is none is refused, and does not disturb the work before it', async () => {
  const { session, deliver } = openSession();
  const loading = session.loadData();
  deliver();
  await loading;
  const evaluations = [session.evaluate('test'), session.evaluate(/** @type {any} */ ('none'))];
  const [first, second] = await Promise.allSettled(evaluations);
  expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
});
