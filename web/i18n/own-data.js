// The words of what is loaded only when it is wanted: teaching, the person's own digits, own data.
import { translator } from './i18n.js';

const en = {
  'correction.open': 'Not {digit}?',
  'correction.unknown': 'Is it a digit?',
  'correction.ask': 'It was',
  'correction.digits': 'The digit that you drew',
  'correction.cancel': 'Cancel',
  'correction.learning': 'Learning that this is {digit}…',
  'correction.learned': 'Learned: it reads this as {digit} now, {share}.',
  'correction.also': 'Of your {total} drawings, {right} are read right.',
  'correction.notLearned':
    'It tried: {digit} is {share} probable now, not enough. This drawing is too much like another digit.',
  'correction.waits': 'Kept as {digit}. Stop the training under way to teach the network with it.',
  'correction.kept': 'Your drawing is kept in this browser.',
  'data.label': 'Data',
  'data.own': 'Your own files…',
  'data.reading': 'Reading…',
  'data.facts': '{train} images to train on, {test} to test on, {count} classes: {names}.',
  'data.comma': ', ',
  'data.hint':
    'Your own: IDX files like MNIST’s, chosen or dropped here: images of 28 × 28 pixels and labels, gzipped or not, to train, and perhaps to test.',
  'own.open': 'Your digits…',
  'own.include': 'Train on your own digits, too ({count})',
  'own.title': 'Your digits',
  'own.none':
    'None yet. Draw a digit, and say what it was when it is misread: it is kept here. Or bring a file that was exported.',
  'own.count':
    '{count} drawing, kept in this browser only.|{count} drawings, kept in this browser only.',
  'own.test': 'Test on them',
  'own.tested':
    '{correct} of {count} is read right: {share}.|{correct} of {count} are read right: {share}.',
  'own.export': 'Export',
  'own.import': 'Import',
  'own.imported': '{count} digit came with the file.|{count} digits came with the file.',
  'own.more': 'Show more ({count})',
  'own.delete': 'Delete this {digit}',
  'own.deleteAll': 'Delete all',
  'own.deleteAsk': 'Delete all of them for good?',
  'own.deleteYes': 'Delete',
  'own.deleted': 'A drawing of {digit} is deleted, {count} are left.',
  'own.deletedAll': 'All are deleted.',
  'own.close': 'Close',
  'own.notKept':
    'This browser keeps nothing for this page ({why}): your digits are here until you close it.',
};

/** @type {Record<keyof typeof en, string>} */
const zhCN = {
  'correction.open': '不是 {digit}？',
  'correction.unknown': '其实是数字？',
  'correction.ask': '写的是',
  'correction.digits': '你写的数字',
  'correction.cancel': '取消',
  'correction.learning': '正在学习：这是 {digit}……',
  'correction.learned': '学会了：现在识别为 {digit}，{share}。',
  'correction.also': '你教的 {total} 个手写数字中，{right} 个识别正确。',
  'correction.notLearned':
    '试过了：现在认为是 {digit} 的概率为 {share}，还不够。它太像另一个数字了。',
  'correction.waits': '已存为 {digit}。请先停止当前训练，再用它来教网络。',
  'correction.kept': '你的手写数字已保存在此浏览器中。',
  'data.label': '数据',
  'data.own': '你自己的文件……',
  'data.reading': '正在读取……',
  'data.facts': '训练图像 {train} 张，测试图像 {test} 张，共 {count} 类：{names}。',
  'data.comma': '、',
  'data.hint':
    '自己的数据：与 MNIST 相同的 IDX 文件，选择或拖放到此处：28 × 28 像素的图像及其标签，可用 gzip 压缩；用于训练，也可另带测试用的。',
  'own.open': '你的手写数字……',
  'own.include': '也用你自己的手写数字训练（{count} 个）',
  'own.title': '你的手写数字',
  'own.none': '还没有。写一个数字，认错时告诉它写的是几，就会存在这里。也可导入之前导出的文件。',
  'own.count': '共 {count} 个，只保存在此浏览器中。',
  'own.test': '用它们测试',
  'own.tested': '{count} 个中识别正确 {correct} 个：{share}。',
  'own.export': '导出',
  'own.import': '导入',
  'own.imported': '从文件导入了 {count} 个数字。',
  'own.more': '再显示一些（还有 {count} 个）',
  'own.delete': '删除这个 {digit}',
  'own.deleteAll': '全部删除',
  'own.deleteAsk': '确定全部永久删除？',
  'own.deleteYes': '删除',
  'own.deleted': '已删除一个 {digit}，还剩 {count} 个。',
  'own.deletedAll': '已全部删除。',
  'own.close': '关闭',
  'own.notKept': '浏览器不允许本页保存数据（{why}）：关闭页面后，你的手写数字就没有了。',
};

export const ownDataWords = { en, 'zh-CN': zhCN };

export const t = translator(ownDataWords);
