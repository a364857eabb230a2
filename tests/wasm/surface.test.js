// inkling.d.ts is written by hand. Here it is held against the module, name by name and in both
// directions, so that neither can grow or shrink without the other.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from './engine.js';

/** @typedef {Record<string, number>} Arity number of parameters, by name of the function */

const source = readFileSync(new URL('../../web/engine/inkling.d.ts', import.meta.url), 'utf8')
  .replace(/\/\*[^]*?\*\//g, '')
  .replace(/\/\/.*$/gm, '');

const classNames = ['DataSet', 'Network', 'Trainer', 'Evaluation'];

/** What a class of embind has on its own, beside what is bound. */
const ownOfEmbind = ['length', 'name', 'prototype', 'argCount', 'caller', 'arguments'];

/** What Emscripten's own runtime puts on the module; the page uses none of it. */
const runtime =
  /^(HEAP|_|asm$|dynCall_|calledRun|ready|run$|wasmBinary|preloaded|BindingError|InternalError|UnboundTypeError|count_emval_handles|get_first_emval|flushPendingDeletes|get(Live)?InheritedInstance|setDelayFunction)/;

/** @param {string} name @returns {string} the body of a declared interface */
function bodyOf(name) {
  const start = source.indexOf('{', source.search(new RegExp(`interface ${name}\\b`)));
  let depth = 0;
  for (let end = start; end < source.length; ++end) {
    if (source[end] === '{') ++depth;
    if (source[end] === '}' && --depth === 0) return source.slice(start + 1, end);
  }
  throw new Error(`inkling.d.ts: expected an interface ${name}, got none.`);
}

/** @param {string} body without braces in it @returns {Arity} */
function methodsIn(body) {
  return Object.fromEntries(
    [...body.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list]) => [
      name,
      list.split(',').filter((parameter) => parameter.trim() !== '').length,
    ]),
  );
}

/** @param {string} name of a class @returns {Arity} */
function staticsOf(name) {
  return methodsIn(bodyOf('Inkling').match(new RegExp(`${name}: \\{([^}]*)\\}`))?.[1] ?? '');
}

/**
 * How many parameters embind takes: it names the number when it is given another.
 * @param {(...parameters: unknown[]) => unknown} call
 */
function arityOf(call) {
  try {
    call(...Array(20).fill(0));
  } catch (error) {
    const [, expected] = /expected (\d+) args!/.exec(/** @type {Error} */ (error).message) ?? [];
    if (expected !== undefined) return Number(expected);
    throw error;
  }
  throw new Error('Binding: expected a call with 20 parameters to be refused, got an answer.');
}

describe('the surface of the module', () => {
  /** @type {any} */
  let engine;

  beforeAll(async () => {
    engine = await openEngine();
  });

  it('has exactly the functions and classes that inkling.d.ts declares', () => {
    const declared = [...bodyOf('Inkling').matchAll(/^ {2}(\w+)[:(]/gm)].map(([, name]) => name);
    const bound = Object.keys(engine).filter((name) => !runtime.test(name));
    expect(bound.sort()).toEqual(declared.sort());
    expect(declared).toEqual(expect.arrayContaining(classNames));
    expect(arityOf(engine.version)).toBe(0);
  });

  it.each(classNames)('%s has exactly the static functions declared', (name) => {
    const bound = Object.getOwnPropertyNames(engine[name])
      .filter((key) => !ownOfEmbind.includes(key))
      .map((key) => [key, arityOf((...parameters) => engine[name][key](...parameters))]);
    expect(Object.fromEntries(bound)).toEqual(staticsOf(name));
  });

  it.each(classNames)('%s has exactly the methods declared', (name) => {
    const { prototype } = engine[name];
    const object = Object.create(prototype);
    const bound = Object.getOwnPropertyNames(prototype)
      .filter((key) => key !== 'constructor')
      .map((key) => [key, arityOf((...parameters) => object[key](...parameters))]);
    expect(Object.fromEntries(bound)).toEqual(methodsIn(bodyOf(name)));
  });

  it.each(classNames)('%s can be deleted, as declared', (name) => {
    expect(source).toMatch(new RegExp(`interface ${name} extends Deletable`));
    expect(Object.keys(methodsIn(bodyOf('Deletable')))).toEqual(['delete']);
    expect(engine[name].prototype.delete).toBeTypeOf('function');
  });
});
