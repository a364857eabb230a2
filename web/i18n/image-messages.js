// The words of opening images: fetched with what opens them, not with the page.
import { translator } from './i18n.js';

export const imageMessages = {
  en: {
    image: 'Open image',
    photo: 'Take photo',
    reading: 'Reading the image…',
    taken: 'Taken from the image. Undo brings back what was there.',
    number: 'The image reads {text}, {share}. Undo brings back what was there.',
    empty: 'This file is empty: choose another one.',
    foreign: 'This is no PNG, JPEG, GIF, WebP or AVIF image: choose another file.',
    heic: 'This photo is in HEIC, which this browser cannot show: save it as JPEG, or take a screenshot of it.',
    damaged: 'This image is damaged and cannot be shown: choose another one.',
    pixels:
      'This image has {count} megapixels, and {most} are the most: take a part of it, or a smaller one.',
    bytes: 'This file has {size}, and {most} are the most: choose a smaller one.',
    blank: 'No handwriting was found in this image. Dark ink on plain paper works best.',
    failed: 'The image could not be read: {message}',
  },
  'zh-CN': {
    image: '打开图片',
    photo: '拍照',
    reading: '正在识别图片……',
    taken: '已取自图片。点“撤销”可恢复原来的内容。',
    number: '图片中的数：{text}，{share}。点“撤销”可恢复原来的内容。',
    empty: '这个文件是空的：请换一个。',
    foreign: '这不是 PNG、JPEG、GIF、WebP 或 AVIF 图片：请换一个文件。',
    heic: '这张照片是 HEIC 格式，此浏览器无法显示：请另存为 JPEG，或截屏后再打开。',
    damaged: '这张图片已损坏，无法显示：请换一张。',
    pixels: '这张图片有 {count} 百万像素，最多 {most} 百万：请裁剪，或换一张小一些的。',
    bytes: '这个文件有 {size}，最多 {most}：请换一个小一些的。',
    blank: '这张图片里没有找到手写内容。白纸深色笔迹效果最好。',
    failed: '无法识别这张图片：{message}',
  },
};

export const imageText = translator(imageMessages);
