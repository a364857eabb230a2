// The words of the list of keys, which are fetched with it.
import { translator } from './i18n.js';

export const keysWords = {
  en: {
    'keys.title': 'Keys',
    'keys.train': 'train, pause, resume',
    'keys.step': 'one mini-batch',
    'keys.undo': 'undo a stroke',
    'keys.redo': 'redo it',
    'keys.clear': 'clear the pad',
    'keys.eraser': 'eraser or pen',
    'keys.nib': 'next width of the pen',
    'keys.replay': 'draw it again',
    'keys.number': 'one digit or a number',
    'keys.places': 'Draw, Train, Inside',
    'keys.help': 'this list',
    'keys.onPad': 'When the pad has the focus',
    'keys.arrows': 'move the pen; with Shift, in small steps',
    'keys.pen': 'pen down, pen up',
    'keys.close': 'Close',
    'key.space': 'Space',
    'key.delete': 'Delete',
    'key.arrows': 'Arrows',
  },
  'zh-CN': {
    'keys.title': '快捷键',
    'keys.train': '训练、暂停、继续',
    'keys.step': '训练一个小批量',
    'keys.undo': '撤销一笔',
    'keys.redo': '重做一笔',
    'keys.clear': '清空画板',
    'keys.eraser': '橡皮与笔切换',
    'keys.nib': '换一种笔的粗细',
    'keys.replay': '重放书写过程',
    'keys.number': '一个数字与多位数切换',
    'keys.places': '手写、训练、内部',
    'keys.help': '本列表',
    'keys.onPad': '焦点在画板上时',
    'keys.arrows': '移动笔；按住 Shift 为小步',
    'keys.pen': '落笔、抬笔',
    'keys.close': '关闭',
    'key.space': '空格',
    'key.delete': 'Delete',
    'key.arrows': '方向键',
  },
};

export const t = translator(keysWords);
