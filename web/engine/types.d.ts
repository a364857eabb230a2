// The types that cross from the page to the worker and back. Units: losses are means over examples,
// accuracies and probabilities are in 0..1, times are seconds.

export type Activation = 'sigmoid' | 'tanh' | 'relu' | 'linear' | 'softmax';

/** One dense layer. The last layer of a network is its output: 'sigmoid' or 'softmax'. */
export interface DenseSpec {
  type: 'dense';
  units: number;
  activation: Activation;
}

/** A convolution of square kernels over images whose channels are innermost, as Keras has it. */
export interface Conv2dSpec {
  type: 'conv2d';
  /** 1 .. 1,024 */
  filters: number;
  /** Pixels a side, 1 .. 15; 3 by default. */
  kernelSize?: number;
  /** 1 .. 8; 1 by default. */
  stride?: number;
  /** 'valid' by default: no border. 'same': with stride 1, the output is as large as the input. */
  padding?: 'valid' | 'same';
  activation: Activation;
}

export interface Pool2dSpec {
  type: 'max_pool2d' | 'average_pool2d';
  /** Pixels a side, and the stride, 2 .. 8; 2 by default. */
  poolSize?: number;
}

export interface DropoutSpec {
  type: 'dropout';
  /** The share left out while it trains, 0 ≤ rate < 1; 0.5 by default. */
  rate?: number;
}

/** Where it does not follow a layer's own sums: after a normalisation, say. */
export interface ActivationSpec {
  type: 'activation';
  activation: Activation;
}

/**
 * activation(F(x) + shortcut(x)), as ResNet has it. The shortcut is x itself where the shapes agree,
 * else a convolution of 1 × 1 with the stride that makes them agree.
 */
export interface ResidualSpec {
  type: 'residual';
  /** F: 1 .. 16 layers of other types. */
  layers: LayerSpec[];
  activation: Activation;
}

export type LayerSpec =
  | DenseSpec
  | Conv2dSpec
  | Pool2dSpec
  | DropoutSpec
  | ActivationSpec
  | ResidualSpec
  | { type: 'batch_norm' | 'flatten' };

/** How far each training image is changed, anew each time: every amount is drawn from −x to x. */
export interface AugmentationSpec {
  /** Pixels, 0 .. 10. */
  shift?: number;
  /** Degrees, 0 .. 180. */
  rotation?: number;
  /** Share of the size, 0 .. 0.9. */
  scale?: number;
  /** Tangent of the slant, 0 .. 2. */
  shear?: number;
  /** Pixels that a point is moved at the most, smoothly, 0 .. 10. */
  elastic?: number;
}

export interface NetworkSpec {
  layers: LayerSpec[];
  loss: 'quadratic' | 'crossEntropy';
  initializer: 'normal' | 'scaledNormal' | 'glorot' | 'he' | 'zeros';
  /** 0 .. 2³² − 1 */
  seed: number;
}

export interface TrainOptions {
  epochs: number;
  batchSize: number;
  optimizer: 'sgd' | 'momentum' | 'nesterov' | 'adam';
  learningRate: number;
  /** The first trainSize of the 60,000 training images are trained on. */
  trainSize: number;
  /** The last validationSize of the 60,000 training images are the validation set; 0 for none. */
  validationSize: number;
  /** Seeds the order of the examples; 0 .. 2³² − 1. */
  seed: number;
  /** How the learning rate changes over the training; learningRate is its highest. */
  schedule: 'constant' | 'step' | 'exponential' | 'cosine' | 'oneCycle';
  /** 0 .. 1, of weights, not of biases. */
  weightDecay: number;
  /** 0 ≤ labelSmoothing < 1. */
  labelSmoothing: number;
  /**
   * 0 ≤ averaging < 1. Above 0, what is validated and what is left is a running mean of the weights,
   * of which each step keeps that share: Keras' ema_momentum.
   */
  averaging: number;
  augmentation: AugmentationSpec;
  /** Begin paused: the page's single step uses it. */
  startPaused: boolean;
  /** How many threads compute this training, 1 to info.maxThreads; else as many as setThreads said. */
  threads?: number;
  /** Train on the own digits too: each is added in 20 variations to MNIST's images. */
  ownDigits?: boolean;
}

/** How a set is read. */
export interface TestOptions {
  /**
   * How many changed views of each image are read beside itself, 0 .. 64, to answer by the mean of
   * their logits: test-time augmentation.
   */
  views: number;
  /** How the views are changed. */
  augmentation: AugmentationSpec;
  /** How many threads compute this test, 1 to info.maxThreads; else as many as setThreads said. */
  threads?: number;
}

/** A network, its training and its test, for createNetwork(), train() and evaluate(). */
export interface Recipe {
  network: NetworkSpec;
  training: Partial<TrainOptions> & Pick<TrainOptions, 'epochs' | 'trainSize' | 'batchSize'>;
  testing?: Partial<TestOptions>;
}

export type RecipeName = 'sprint' | 'record';

/** One finished epoch. `epoch` counts from 0. */
export interface EpochResult {
  epoch: number;
  loss: number;
  accuracy: number;
  /** Both null without a validation set, and where stop() came before its end. */
  validationLoss: number | null;
  validationAccuracy: number | null;
  /** Of the training alone, without validation and pauses. */
  seconds: number;
  samplesPerSecond: number;
}

export interface History {
  epochs: EpochResult[];
}

/** An image that was read as another label than its own. */
export interface Misread {
  /**
   * Its place among the images of the set, from 0, as images() takes it; of 'validation', among the
   * training images.
   */
  index: number;
  label: number;
  /** What it was read as. */
  read: number;
  /** That it is that: what predict() says of the image; with views, of the mean of their logits. */
  probability: number;
}

export interface Evaluation {
  /** Of each image, beside itself: as asked. */
  views: number;
  loss: number;
  accuracy: number;
  correct: number;
  total: number;
  /** confusionMatrix[label][prediction] */
  confusionMatrix: number[][];
  /**
   * What was misread, the surest first. Of each kind, one label read as one other, the surest hundred
   * at the most: an untrained network misreads nine of ten.
   */
  misread: Misread[];
}

/** Whether a network is as sure as it is right: answers by the probability that they were given. */
export interface Reliability {
  /** Ten of equal width, from 0..0.1 to 0.9..1; the means are null where nothing fell. */
  bins: { confidence: number | null; accuracy: number | null; count: number }[];
  /** Expected calibration error: the mean of |confidence − accuracy| over all answers, by bins. */
  ece: number;
  total: number;
}

export interface Prediction {
  digit: number;
  probabilities: number[];
}

/** One point of a stroke, in the units of a 280 × 280 pad, x to the right and y downwards. */
export interface StrokePoint {
  x: number;
  y: number;
  /** Of the ink, in the same units: for the eye alone, readings take no note of it. */
  width?: number;
  /** When it was drawn, in milliseconds from anywhere: for a replay. */
  time?: number;
}

export type Stroke = StrokePoint[];

export interface Reading {
  /** null when there is no ink: no answer rather than a wrong one. */
  digit: number | null;
  /** One a class, 2 to 62; all 0 when there is no ink. */
  probabilities: number[];
  /** The 28 × 28 image that the network sees, row by row, 0 paper .. 255 ink. */
  image: Uint8Array;
  /** Whether it looks like a digit at all: false for a letter, a scribble, a smiley, no ink. */
  known: boolean;
}

/** A drawing with the digit that its writer says it is. */
export interface OwnDigit {
  /** 0 .. 9 */
  digit: number;
  strokes: Stroke[];
}

/** What came of teaching. */
export interface Lesson {
  /** That the drawing is the digit it was said to be, by the network as it is now. */
  probability: number;
  /** So many of the drawings taught so far are read as they should be, */
  right: number;
  /** of so many: the latest 32. */
  total: number;
}

/** A box in the units of the strokes. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface NumberDigit {
  digit: number;
  /** Of that digit, if its ink is one digit. */
  probability: number;
  /** Ten, of which the runners-up come. */
  probabilities: number[];
  /** Whether its ink looks like a digit at all. */
  known: boolean;
  /** Its ink: strokes, or the pieces of those that belong to several digits. */
  strokes: Stroke[];
  /** Around its strokes. */
  box: Box;
}

export interface NumberReading {
  /** The digits from left to right; '' when there is no ink. */
  text: string;
  /** That the ink is divided right and every digit is read right; 0 when there is no ink. */
  probability: number;
  digits: NumberDigit[];
}

/** A picture, 50,000,000 pixels at the most; an ImageData is one. */
export interface Picture {
  width: number;
  height: number;
  /** Row by row: one byte of grey a pixel, or four of red, green, blue and opacity. */
  data: Uint8Array | Uint8ClampedArray | number[];
}

/** What `read` says of the strokes in a picture, and what `readNumber` says. */
export interface ImageReading extends Reading {
  number: NumberReading;
  /** The ink that was found, as strokes in the middle of the pad; none when there is none. */
  strokes: Stroke[];
}

export interface SummaryRow {
  /** Keras' way: 'dense', 'dense_1', … */
  name: string;
  type: string;
  /** Without the batch: [30] */
  outputShape: number[];
  parameters: number;
  /** Of a residual block: its inner layers, and 'shortcut' where that has parameters. */
  layers?: SummaryRow[];
}

export interface Summary {
  layers: SummaryRow[];
  totalParameters: number;
  /** The same as a table of text, as Keras prints it. */
  text: string;
}

/** Which network answers now. */
export interface NetworkStatus {
  /** 'pretrained': the one that comes with the page; 'own': created here; 'file': loaded from a file. */
  origin: 'pretrained' | 'own' | 'file';
  spec: NetworkSpec;
  /** What it reads: the data that it was made for. */
  data: DataInfo['name'];
  /** One for each of its outputs. */
  classNames: string[];
  /** How many epochs it has been trained here. */
  epochsTrained: number;
  /** How many drawings it was taught since: see Lab.teach. */
  taught: number;
  /** How many networks answered before it; the same number: the same network, though it may have learned. */
  predecessors: number;
  parameters: number;
}

/** What a running training says of itself, some five times a second and at each change of state. */
export interface TrainingProgress {
  state: 'running' | 'paused' | 'finished' | 'stopped' | 'failed';
  /** The epoch under way, from 0. */
  epoch: number;
  epochs: number;
  /** Steps done in this epoch, of stepsPerEpoch. */
  step: number;
  stepsPerEpoch: number;
  /** Since it began, by the clock; without pauses and validation. */
  seconds: number;
  /** Means over the mini-batches of the current report; null before the first step. */
  loss: number | null;
  accuracy: number | null;
  samplesPerSecond: number | null;
  secondsLeft: number | null;
  history: History;
  /** What went wrong, when state is 'failed'. */
  error?: string;
}

/** Bytes as they come over the network; total is known from the page's own list of files. */
export interface DownloadProgress {
  file: string;
  loadedBytes: number;
  totalBytes: number;
  /** True when the bytes came from the browser's cache. */
  cached: boolean;
}

/** A data set: images of 28 × 28 pixels with labels. */
export interface DataInfo {
  name: 'mnist' | 'fashion-mnist' | 'own';
  /** Its proper name; '' when it has none. */
  title: string;
  /** Of its download; 0 when there is none. */
  megabytes: number;
  /** One name a label. */
  classNames: string[];
  /** Images to train and validate on. */
  train: number;
  test: number;
}

export interface LabInfo {
  version: string;
  simd: boolean;
  /** How many threads compute what has no number of its own; the results do not depend on it. */
  threads: number;
  /** 1 where the page is not cross-origin isolated or the browser shares no memory. */
  maxThreads: number;
}

export interface LabEvents {
  /** A DownloadProgress. */
  download: CustomEvent<DownloadProgress>;
  /**
   * The data in use has been loaded: how many images there are, and in a sentence why the browser could
   * not keep them, where it could not: then the next visit downloads them again.
   */
  data: CustomEvent<{ train: number; test: number; cacheProblem?: string }>;
  /** A TrainingProgress. */
  training: CustomEvent<TrainingProgress>;
  /** A NetworkStatus: another network answers, or the same one after an epoch; read the drawing again. */
  network: CustomEvent<NetworkStatus>;
  /** A LabInfo: the number of threads has changed. */
  info: CustomEvent<LabInfo>;
  /** Data was chosen, perhaps the same again; whether it is loaded. */
  source: CustomEvent<{ data: DataInfo; loaded: boolean }>;
  /** An Error: the worker died and was replaced; the pretrained network answers again. */
  restart: CustomEvent<Error>;
  /** An Error: the worker died, and none could take over yet; `restart` follows when one has. */
  down: CustomEvent<Error>;
}

/** The lab: `window.lab`, and what every component is given. */
export interface Lab extends EventTarget {
  /** Resolves when the pretrained network answers. */
  readonly ready: Promise<void>;
  /** Null until `ready` has resolved. */
  readonly info: LabInfo | null;
  readonly network: NetworkStatus | null;
  readonly training: TrainingProgress | null;
  readonly dataLoaded: boolean;
  /** The data in use: what is trained and tested on. */
  readonly data: DataInfo;
  /**
   * sprint: to 99 % of MNIST's test images in the least time. record: the most right answers that ten
   * minutes on two cores can teach.
   */
  readonly recipes: Readonly<Record<RecipeName, Recipe>>;
  /**
   * Chooses the data. Own data are IDX files, gzipped or not: images of 28 × 28 pixels and labels from
   * 0 to 61 to train, and perhaps two more, with 'test' or 't10k' in their names; otherwise the last
   * sixth is the test set. The network stays; the next one has an output for each class. Of two calls, the
   * later one counts; the earlier one rejects where its files took longer.
   */
  useData(data: 'mnist' | 'fashion-mnist' | Blob[]): Promise<DataInfo>;
  loadData(): Promise<{ train: number; test: number }>;
  createNetwork(spec?: Partial<NetworkSpec>): Promise<NetworkStatus>;
  /** The pretrained network answers again. */
  usePretrained(): Promise<NetworkStatus>;
  /** The initial weights again: of the same seed, or with `{seed}` new ones. */
  reset(options?: { seed?: number }): Promise<NetworkStatus>;
  train(
    options?: Partial<TrainOptions> & {
      /** Called after each epoch; a promise that it returns is waited for, but no longer than until stop(). */
      onEpoch?: (epoch: EpochResult) => unknown;
    },
  ): Promise<History>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** One mini-batch of a paused training. */
  step(): Promise<void>;
  /**
   * Ends the training after the mini-batch under way; train() resolves with the history so far, in which
   * an epoch that was not validated any more has null for it. Or ends the lesson; teach() rejects, and
   * the network and the own digits are as before. Resolves when it has ended: with averaged weights, also
   * a test under way is waited for, which reads with others. Nothing happens where nothing is under way.
   */
  stop(): Promise<void>;
  /** 'own': the own digits, as they were drawn. */
  evaluate(
    set: 'train' | 'validation' | 'test' | 'own',
    options?: Partial<TestOptions>,
  ): Promise<Evaluation>;
  /** Reads all of the set, as it is now, and compares how sure it was with how often it was right. */
  reliability(set: 'train' | 'validation' | 'test'): Promise<Reliability>;
  predict(pixels: Uint8Array | Uint8ClampedArray | number[]): Promise<Prediction>;
  read(strokes: Stroke[]): Promise<Reading>;
  /** A number of several digits, drawn side by side on a pad of any width. */
  readNumber(strokes: Stroke[]): Promise<NumberReading>;
  /**
   * Trains the network that answers a little further, to read this drawing as this digit, without
   * forgetting what it knows, and adds it to the own digits. All own digits are taught together. stop()
   * ends it, and nothing of it is kept: half a lesson is not tested, and may have cost other digits.
   */
  teach(strokes: Stroke[], digit: number): Promise<Lesson>;
  /** The person's own digits, of which the lab keeps a copy for this visit. */
  setOwnDigits(digits: OwnDigit[]): Promise<void>;
  /** A photograph or another picture of handwriting, dark on bright or bright on dark. */
  readImage(picture: Picture): Promise<ImageReading>;
  summary(): Promise<Summary>;
  /** The summary that such a network would have, without making it; rejects where shapes don't fit. */
  describe(spec?: Partial<NetworkSpec>): Promise<Summary>;
  /**
   * How fast such a network would train here, measured for a second or so on a copy; in samples per
   * second. Whatever the data in use, the network has ten outputs and `options` are those of a training
   * with at most 60,000 images. Rejects while a training is under way.
   */
  measureSpeed(spec?: Partial<NetworkSpec>, options?: Partial<TrainOptions>): Promise<number>;
  /** Images of the data in use, 784 bytes each, up to 1,000 at once, by their places from 0. */
  images(set: 'train' | 'test', indices: number[]): Promise<Uint8Array[]>;
  /** A training image as augmentation may change it: 784 bytes, the same for the same seed. */
  augmented(example: number, augmentation: AugmentationSpec, seed: number): Promise<Uint8Array>;
  /**
   * How many threads compute: 1 to info.maxThreads. Takes effect at once, also during a training that
   * has no number of its own.
   */
  setThreads(count: number): Promise<LabInfo>;
  save(): Promise<Uint8Array>;
  load(bytes: Uint8Array | ArrayBuffer): Promise<NetworkStatus>;
}
