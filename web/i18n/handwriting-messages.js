// The words of the handwriting preview: fetched with it.
import { translator } from './i18n.js';

export const handwritingMessages = {
  en: {
    note: 'MNIST’s digits were written with a pen on paper. Beside them the pretrained network has learned from digits that a program writes, with mice, pens and fingers. This is the program: each column is a digit, each row another hand.',
    images: '{count} generated digits: 0 to 9 across, {rows} of each',
    slant: 'Slant',
    tremor: 'Tremor',
    speed: 'Speed',
    width: 'Pen width',
    again: 'Again',
    restore: 'As it comes',
    degrees: '{value}°',
    times: '{value}×',
    pixels: '{value} px',
    share: '{value}\u00a0%',
  },
  'zh-CN': {
    note: 'MNIST 的数字是用笔写在纸上的。除此之外，预训练网络还学过由程序“书写”的数字，模仿鼠标、触控笔和手指。这就是那个程序：每列一个数字，每行换一种写法。',
    images: '程序生成的 {count} 个数字：横向 0 到 9，每个 {rows} 种写法',
    slant: '倾斜',
    tremor: '抖动',
    speed: '速度',
    width: '笔宽',
    again: '再写一遍',
    restore: '恢复原样',
    degrees: '{value}°',
    times: '{value} 倍',
    pixels: '{value} 像素',
    share: '{value}%',
  },
};

export const handwritingText = translator(handwritingMessages);
