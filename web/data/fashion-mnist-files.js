// The four files of Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, 2017; MIT licence), where
// scripts/prepare-data.js found them: Debian's package dataset-fashion-mnist has them.

import { file } from './mnist-files.js';

export const FASHION_MNIST_FILES = Object.freeze({
  trainImages: file(
    'fashion-mnist/train-images-idx3-ubyte',
    47_040_016,
    'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  ),
  trainLabels: file(
    'fashion-mnist/train-labels-idx1-ubyte',
    60_008,
    'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  ),
  testImages: file(
    'fashion-mnist/t10k-images-idx3-ubyte',
    7_840_016,
    '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  ),
  testLabels: file(
    'fashion-mnist/t10k-labels-idx1-ubyte',
    10_008,
    '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
  ),
});
