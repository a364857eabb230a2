// The data sets that the lab knows, and the names of their classes.

/** @import { DataInfo } from '../engine/types.js' */

/** EMNIST's order (G. Cohen et al., 'EMNIST: extending MNIST to handwritten letters', 2017). */
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const mostClasses = characters.length;

/** @param {number} count of classes @returns {string[]} */
export function classNamesOf(count) {
  return [...characters.slice(0, count)];
}

/** @type {Readonly<Record<'mnist' | 'fashion-mnist', DataInfo>>} */
export const dataSets = Object.freeze({
  mnist: {
    name: 'mnist',
    title: 'MNIST',
    megabytes: 11,
    classNames: classNamesOf(10),
    train: 60_000,
    test: 10_000,
  },
  'fashion-mnist': {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    megabytes: 31,
    classNames: [
      ...['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat'],
      ...['Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
    ],
    train: 60_000,
    test: 10_000,
  },
});
