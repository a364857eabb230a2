// The worker: the engine and its session, reached by Comlink. Reports are messages beside Comlink's,
// because they want no answer; being on the same channel, they come before the answers that follow.

import * as Comlink from 'comlink';
import { unpackStrokes } from '../drawing/packed-strokes.js';
import { fetched } from './fetched.js';
import { loadEngine } from './load-engine.js';
import { Session } from './session.js';
import { tellOfTraps } from './traps.js';

/** @import { EpochResult, TrainOptions } from './types.js' */

const pretrainedUrl = new URL('../../assets/pretrained.safetensors', import.meta.url).href;
const judgeUrl = new URL('../../assets/judge.safetensors', import.meta.url).href;

/** The methods whose strokes the page packs. */
const takesPacked = ['read', 'readNumber'];

/** @type {Session} */
let session;

/** @param {string} url */
async function fetchModel(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`Pretrained network: expected its file, got HTTP status ${response.status}.`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} type @param {any} detail */
const report = (type, detail) => postMessage({ report: type, detail });

const remote = {
  /** Loads the engine, the pretrained network and the judge. */
  async start() {
    const [engine, pretrained, judge] = await Promise.all([
      loadEngine(),
      fetchModel(pretrainedUrl),
      fetchModel(judgeUrl),
    ]);
    session = new Session({
      engine: tellOfTraps(engine, (message) => report('trap', message)),
      pretrained,
      judge,
      // Fetched when the first data are.
      loadFiles: async (onProgress, name) =>
        (await fetched(import('../data/download.js'))).loadMnist({ onProgress }, name),
      report,
    });
    return { info: session.info(), status: session.status() };
  },

  /**
   * @param {Partial<TrainOptions>} options
   * @param {(epoch: EpochResult) => void} [onEpoch] A proxy of a function of the page.
   */
  train(options, onEpoch) {
    return session.train(options, onEpoch);
  },

  /** Answers at once: the page's sign of life. */
  ping() {},

  /**
   * Calls any other method of the session.
   * @param {string} method
   * @param {unknown[]} parameters
   */
  call(method, parameters) {
    const given = takesPacked.includes(method) ? parameters.map(unpackStrokes) : parameters;
    return /** @type {any} */ (session)[method](...given);
  },
};

/** @typedef {typeof remote} Remote */

/** Messages that have come, be they readable. */
let received = 0;
// Chromium gives null for one that it cannot read. Comlink passes over both.
addEventListener('message', ({ data }) => {
  received += 1;
  if (data === null) report('lost', received);
});
addEventListener('messageerror', () => {
  received += 1;
  report('lost', received);
});

Comlink.expose(remote);
