// The WebAssembly module as JavaScript sees it (cpp/bindings/bindings.cpp), by hand: Emscripten 3.1.6
// cannot write it. tests/wasm pins it to what the module really has.
//
// Every object made by a static function lives in WebAssembly's memory until delete() is called by
// the one who made it. Every function throws an Error that says what was expected and what came.

interface Deletable {
  delete(): void;
}

export interface RunMetrics {
  lossSum: number;
  correct: number;
  total: number;
}

export interface DataSet extends Deletable {
  count(): number;
  /** A copy of the example's pixels, 0..255, row by row. */
  image(example: number): Uint8Array;
  label(example: number): number;
  /** The example's pixels, changed: options as JSON, {augmentation: {shift, rotation, …}}. */
  augmented(example: number, options: string, seed: number): Uint8Array;
  /** A copy of some examples, of as many classes as the whole. */
  slice(first: number, count: number): DataSet;
  /** Adds the examples of another at the end. */
  append(other: DataSet): void;
}

export interface Network extends Deletable {
  /** A safetensors file. */
  save(): Uint8Array;
  /** JSON, as create() takes it, complete. */
  spec(): string;
  parameterCount(): number;
  /** JSON: {layers: [{name, type, outputShape, parameters, layers?}], totalParameters, text}. */
  summary(): string;
  /** The initial weights that `seed` gives; 0 .. 2³² − 1. */
  initialize(seed: number): void;
  /** One output a class, 0..1, for the pixels of one image, 0..255. */
  predict(pixels: Uint8Array): Float32Array;
}

export interface Trainer extends Deletable {
  stepsPerEpoch(): number;
  /** Does `steps` mini-batches and sums their metrics. Throws when the loss is no longer a number. */
  run(steps: number): RunMetrics;
  /** Gives the network the running mean of its weights until the next step; nothing without averaging. */
  showAverage(): void;
}

export interface Evaluation extends Deletable {
  /**
   * Reads up to `images` more, of which each view of an example is one, or one view of the examples
   * that it is amid; true while some are left.
   */
  run(images: number): boolean;
  metrics(): RunMetrics;
  /** classes × classes, row by row: entry label · classes + prediction. */
  confusionMatrix(): Int32Array;
  /** Three numbers for each misread example, in the order of the data: example, answer, probability. */
  misread(): Float32Array;
}

export interface Inkling {
  version(): string;
  threadCount(): number;
  /** 1 in the module without threads. */
  maxThreadCount(): number;
  /** From 1 to maxThreadCount(); new threads join in when the worker has let messages in. */
  setThreadCount(count: number): void;
  DataSet: {
    /** Takes two whole IDX files. */
    fromIdx(images: Uint8Array, labels: Uint8Array): DataSet;
  };
  Network: {
    /** From JSON: {input, layers: [{type, units, activation}], loss, initializer, seed}. */
    create(spec: string): Network;
    /** What summary() of such a network would say, without making it. */
    describe(spec: string): string;
    /** From a safetensors file that save() wrote. */
    load(file: Uint8Array): Network;
  };
  Trainer: {
    /** Both objects must outlive it. Options as JSON: {batchSize, optimizer, …}, as trainer_options.h has them. */
    create(
      network: Network,
      dataSet: DataSet,
      first: number,
      count: number,
      options: string,
    ): Trainer;
  };
  Evaluation: {
    /**
     * Both objects must outlive it. With `views`, 0 .. 64, answers are those of the mean of the logits
     * over each example and so many changed ones: options as augmented() takes them.
     */
    create(
      network: Network,
      dataSet: DataSet,
      first: number,
      count: number,
      views: number,
      options: string,
    ): Evaluation;
  };
}

export default function createInkling(options?: {
  /** The module's bytes, where they cannot be fetched (Node). */
  wasmBinary?: Uint8Array;
}): Promise<Inkling>;
