// The words of the Inside place, which are fetched with it.
import { translator } from './i18n.js';

export const insideWords = {
  en: {
    'inside.title': 'Inside',
    'inside.handwriting': 'Where its handwriting comes from',
    'matrix.title': 'What it confuses',
    'matrix.caption': 'Confusion matrix of the test set: labels down, answers across',
    'matrix.cell':
      'Label {label} read as {answer}: {count} time|Label {label} read as {answer}: {count} times',
    'matrix.hint':
      'Point at a cell, or move with the arrow keys. A click or Enter shows its misread images.',
    'matrix.empty': 'After a test, this table shows which digits the network takes for which.',
    'summary.title': 'What it is made of',
    'summary.layer': 'Layer (type)',
    'summary.shape': 'Output shape',
    'summary.parameters': 'Parameters',
    'summary.total': 'Total',
    'reliability.title': 'Is it as sure as it is right?',
    'reliability.empty':
      'Of the answers that it is 80\u00a0% sure of, are 80 in 100 right? Measured on the test images, fetched if they are not here yet.',
    'reliability.measure': 'Measure',
    'summary.empty': 'The layers appear here as soon as the network is here.',
  },
  'zh-CN': {
    'inside.title': '内部',
    'inside.handwriting': '它学过的字迹从哪里来',
    'matrix.title': '它把什么认错',
    'matrix.caption': '测试集的混淆矩阵：行为标签，列为识别结果',
    'matrix.cell': '标签 {label} 识别为 {answer}：{count} 次',
    'matrix.hint': '指向一格，或用方向键移动；点按或按 Enter 键，可看认错的图像。',
    'matrix.empty': '测试之后，这里显示网络把哪些数字认成了哪些。',
    'summary.title': '它由什么组成',
    'summary.layer': '层（类型）',
    'summary.shape': '输出形状',
    'summary.parameters': '参数量',
    'summary.total': '合计',
    'reliability.title': '它的把握与正确率相符吗？',
    'reliability.empty':
      '它有 80% 把握的答案，100 个里是否有 80 个正确？用测试图像测量；若尚未下载，会先获取。',
    'reliability.measure': '测量',
    'summary.empty': '网络载入后，各层会列在这里。',
  },
};

export const t = translator(insideWords);
