// The words of the two recipes, which are fetched when the pen is served.
import { translator } from './i18n.js';

export const recipeWords = {
  en: {
    'recipes.title': 'Recipes',
    'recipe.sprint': 'Sprint',
    'recipe.record': 'Record',
    'recipe.sprintNote': 'From nothing to 99\u00a0%, in the least time.',
    'recipe.recordNote': 'The most accurate network here. Stop it any time.',
    'recipe.epochs': '{count} epoch of {images} images|{count} epochs of {images} images',
    'recipe.about': 'about {time} here',
    'recipe.minutes': '{count}\u00a0min',
    'recipe.result': '{name}: {share} of the {total} test images in {time}.',
    'recipe.stopped': '{name}, stopped: {share} of the {total} test images in {time}.',
    'recipe.share': '{share} of the {total} test images',
    'recipe.shareStopped': 'Stopped; {share} of the {total} test images',
    'recipe.testing': 'Testing…',
    'recipe.clock': '{seconds}\u00a0s',
    'recipe.ask': 'This replaces {network}. It is not saved.',
    'recipe.replace': 'Replace it and train',
    'recipe.keep': 'Keep it',
  },
  'zh-CN': {
    'recipes.title': '配方',
    'recipe.sprint': '冲刺',
    'recipe.record': '纪录',
    'recipe.sprintNote': '从零开始，用最短的时间达到 99%。',
    'recipe.recordNote': '训练出这里最准确的网络；可以随时停下。',
    'recipe.epochs': '{count} 轮，每轮 {images} 张图像',
    'recipe.about': '在这里约需 {time}',
    'recipe.minutes': '{count}\u00a0分钟',
    'recipe.result': '{name}：{time}，认对 {total} 张测试图像中的 {share}。',
    'recipe.stopped': '{name}（已停止）：{time}，认对 {total} 张测试图像中的 {share}。',
    'recipe.share': '认对 {total} 张测试图像中的 {share}',
    'recipe.shareStopped': '已停止；认对 {total} 张测试图像中的 {share}',
    'recipe.testing': '正在测试……',
    'recipe.clock': '{seconds}\u00a0秒',
    'recipe.ask': '这会替换{network}，它还没有保存。',
    'recipe.replace': '替换并训练',
    'recipe.keep': '保留它',
  },
};

export const t = translator(recipeWords);
