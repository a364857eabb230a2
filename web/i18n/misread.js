// The words of the misread images, which are fetched with the first test.
import { translator } from './i18n.js';

export const misreadWords = {
  en: {
    'misread.surest': 'The surest mistakes',
    'misread.surestNote':
      'The one misread test image: its label, what it was read as, and how sure of that it was. Choose a cell above to see its images.|Of {count} misread test images, those where it was surest: label → reading. Choose a cell above to see its images.',
    'misread.kind': '{label} read as {read}',
    'misread.all':
      'The one test image so misread, and how sure it was.|All {count} test images so misread, and how sure it was.',
    'misread.some': 'The {shown} surest of {count} test images so misread, and how sure it was.',
    'misread.image': 'Label {label}, read as {read} with {share}',
    'misread.right': 'These were read right. A cell beside the diagonal shows what was misread.',
    'misread.none': 'No test image was misread so.',
    'misread.nothing': 'Not one test image was misread.',
    'misread.back': 'Back to the surest mistakes',
  },
  'zh-CN': {
    'misread.surest': '最有把握的错误',
    'misread.surestNote':
      '认错的测试图像共 {count} 张，这里是它最有把握的：标签 → 识别结果。选一格，可看其中的图像。',
    'misread.kind': '把 {label} 认成 {read}',
    'misread.all': '这样认错的测试图像共 {count} 张，下方是它当时的把握。',
    'misread.some':
      '这样认错的测试图像共 {count} 张，这里是最有把握的 {shown} 张，下方是它当时的把握。',
    'misread.image': '标签 {label}，识别为 {read}，把握 {share}',
    'misread.right': '这一格都认对了。对角线以外的格子里才有认错的图像。',
    'misread.none': '没有测试图像这样认错。',
    'misread.nothing': '测试图像全部认对了。',
    'misread.back': '回到最有把握的错误',
  },
};

export const t = translator(misreadWords);
