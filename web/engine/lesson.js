// A lesson: the network that answers learns the latest of the person's own drawings.

import { drawDigit } from '../drawing/digit-image.js';
import { teach } from './teaching.js';

/** @import { DataInUse } from './data-in-use.js' */
/** @import { Inkling } from './inkling.js' */
/** @import { NetworkInUse } from './network-in-use.js' */
/** @import { StopSign } from './stop-sign.js' */
/** @import * as Lab from './types.js' */

/**
 * @param {object} lesson
 * @param {Inkling} lesson.engine
 * @param {NetworkInUse} lesson.inUse
 * @param {DataInUse} lesson.data
 * @param {Lab.OwnDigit[]} lesson.drawings the latest one last
 * @param {number} lesson.seed
 * @param {StopSign} lesson.sign
 * @returns {Promise<Lab.Lesson>}
 */
export async function giveLesson({ engine, inUse, data, drawings, seed, sign }) {
  // Only what comes with the page is known to have learned from generated drawings.
  if (inUse.origin !== 'pretrained' && data.isMnist) await sign.unlessUp(data.sets());
  const sets = data.isMnist ? await sign.unlessUp(data.loadedSets()) : null;
  const file = inUse.beforeLessons();
  const { file: taught, probabilities } = await teach({
    ...{ engine, file, drawings, mnist: sets?.train ?? null, seed },
    checkWanted: () => {
      if (!sign.isUp) return;
      throw new Error('Teaching: it was stopped; the network and the own digits are as before.');
    },
  });
  const images = drawings.flatMap(({ strokes }) => drawDigit(strokes)?.image ?? []);
  inUse.replaceTaught(engine.Network.load(taught), { file, images });
  const right = probabilities.filter((each) => each > 0.5).length;
  return { right, total: drawings.length, probability: probabilities.at(-1) ?? 0 };
}
