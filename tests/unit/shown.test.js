// Whatever came instead of what was expected, the sentence is short, and it is the sentence.
import { describe, expect, it } from 'vitest';
import {
  completeNetworkSpec,
  completeTestOptions,
  completeTrainOptions,
} from '../../web/engine/options.js';
import { shown } from '../../web/engine/shown.js';

/** @type {any} */
const circle = { name: 'circle' };
circle.circle = circle;

describe('a value in a sentence', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [NaN, 'NaN'],
    [-0.5, '-0.5'],
    ['seven', '"seven"'],
    ['', '""'],
    [[], '[]'],
    [[1, 'two', null], '[1,"two",null]'],
    [{ units: 3 }, '{"units":3}'],
    [5n, '5n'],
    [2n ** 64n, 'a bigint'],
    [{ units: 5n }, 'an object'],
    [[5n], 'a list'],
    [circle, 'an object'],
    [[circle], 'a list'],
    [() => 7, 'a function'],
    [Symbol('seven'), 'a symbol'],
    [new Uint8Array(3), 'an object'],
    [{ toJSON: () => undefined }, 'an object'],
    [Array(1000).fill(1), 'a list'],
  ])('%o', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('is none that cannot be looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(shown(proxy)).toBe('an object');
  });

  it.each([
    ['a long text', 'x'.repeat(1_000_000)],
    ['a long text inside', ['x'.repeat(1_000_000)]],
    ['a long key', { ['x'.repeat(1_000_000)]: 1 }],
    ['many bytes', new Uint8Array(30_000_000)],
    ['many bytes inside', { bytes: new Uint8Array(30_000_000) }],
    ['a list of many', Array(1_000_000).fill(0)],
    ['a list of many holes', Array(2 ** 32 - 1)],
  ])('is short and soon written: %s', (_, value) => {
    const start = performance.now();
    expect(shown(value).length).toBeLessThan(80);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('an option', () => {
  it('that is none by a long name', () => {
    const options = { ['x'.repeat(1_000_000)]: 1 };
    expect(() => completeNetworkSpec(/** @type {any} */ (options))).toThrow(
      /^Network: expected layers, loss, initializer, seed, got 'x{60}…'\.$/,
    );
  });

  it.each([
    [
      () => completeNetworkSpec(/** @type {any} */ ({ loss: circle })),
      /^Loss: .*, got an object\.$/,
    ],
    [
      () =>
        completeNetworkSpec(
          /** @type {any} */ ({ layers: [{ type: 'conv2d', filters: 5n }, { units: 10 }] }),
        ),
      /^Network, filters: expected no bigint, got 5n\.$/,
    ],
    [
      () => completeTrainOptions(/** @type {any} */ ({ epochs: 5n })),
      /^Epochs: expected a whole number .*, got 5n\.$/,
    ],
    [
      () => completeTrainOptions(/** @type {any} */ ({ weightDecay: 5n })),
      /^Training, weightDecay: expected no bigint, got 5n\.$/,
    ],
    [
      () => completeTestOptions(/** @type {any} */ ({ augmentation: { scale: 1n } })),
      /^Test options, scale: expected no bigint, got 1n\.$/,
    ],
  ])('that has no JSON: %s', (check, sentence) => {
    expect(check).toThrow(sentence);
  });
});
