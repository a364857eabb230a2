// The words of what is fetched when it is first opened: the steps from ink to image, and how sure the
// network is.
import { translator } from './i18n.js';

export const lensWords = {
  en: {
    'steps.shrunk': 'As you drew it',
    'steps.shrunkNote': 'The whole pad, shrunk to 28\u00a0×\u00a028 as it is.',
    'steps.upright': 'Less slant',
    'steps.uprightNote':
      'What leans by more than 14° is sheared back. What is in the square is kept.',
    'steps.slant': '{from}° → {to}°',
    'steps.scaled': 'Cropped and scaled',
    'steps.scaledNote': 'However large or far off, the ink’s longer side fills 20 pixels.',
    'steps.scaledBy': '{from} units → 20\u00a0px',
    'steps.pen': 'One pen for all',
    'steps.penNote': 'The pen grew or shrank with the drawing, so the lines are drawn again.',
    'steps.penFrom': '{from}\u00a0px → {to}\u00a0px',
    'steps.smooth': 'Smooth edges',
    'steps.smoothNote': 'Each pixel is as dark as the ink covers it.',
    'steps.placed': 'Centred by its mass',
    'steps.placedNote': 'The cross, where the ink’s weight lies, comes to the middle.',
    'steps.moved': 'moved {across}, {down}\u00a0px',
    'reliability.measuring': 'Reading the test images…',
    'reliability.said':
      '{surety} sure on the whole, and right on {accuracy}. Expected calibration error: {ece}.',
    'reliability.caption':
      'Test images by how sure the answer was, and below how many; a bar is as high as the share read right. Above the dashed line it is better than it thinks. Pale: fewer than {count} answers.',
    'reliability.axis': 'how sure',
    'reliability.right': 'read right',
    'reliability.answers': 'answers',
  },
  'zh-CN': {
    'steps.shrunk': '你写的样子',
    'steps.shrunkNote': '整块画板原样缩小到 28\u00a0×\u00a028。',
    'steps.upright': '减小倾斜',
    'steps.uprightNote': '倾斜超过 14° 时拉回，方框内的部分保留。',
    'steps.slant': '{from}° → {to}°',
    'steps.scaled': '裁剪并缩放',
    'steps.scaledNote': '无论写得多大、多偏，墨迹的长边都占满 20 像素。',
    'steps.scaledBy': '{from} 单位 → 20\u00a0px',
    'steps.pen': '统一笔画粗细',
    'steps.penNote': '笔画的粗细随字一起缩放了，所以用同一支笔重画一遍。',
    'steps.penFrom': '{from}\u00a0px → {to}\u00a0px',
    'steps.smooth': '平滑边缘',
    'steps.smoothNote': '墨迹盖住像素多少，像素就有多深。',
    'steps.placed': '按重心居中',
    'steps.placedNote': '十字是墨迹的重心，把它移到正中。',
    'steps.moved': '移动 {across}、{down}\u00a0px',
    'reliability.measuring': '正在识别测试图像……',
    'reliability.said': '平均把握 {surety}，正确 {accuracy}。期望校准误差：{ece}。',
    'reliability.caption':
      '测试图像按把握大小分组，下方是各组的数量；柱高为正确的比例。高于虚线，说明它比自己以为的更准。浅色：少于 {count} 个答案。',
    'reliability.axis': '把握',
    'reliability.right': '正确率',
    'reliability.answers': '答案数',
  },
};

export const t = translator(lensWords);
