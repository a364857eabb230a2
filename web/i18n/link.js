// The words of links to settings, which are fetched with the form or with a link.
import { translator } from './i18n.js';

/** @typedef {keyof typeof linkWords.en} LinkKey */

export const linkWords = {
  en: {
    'link.copy': 'Copy a link to these settings',
    'link.copied': 'Copied. Whoever opens the link finds these settings here.',
    'link.copiedOther':
      'Copied. Whoever opens the link finds these settings here, but with MNIST: a link holds no data.',
    'link.select': 'The browser lets no page copy here. The link is selected: copy it yourself.',
    'link.address': 'Link to these settings',
    'link.fix': 'Correct the marked fields first: a link holds only settings that can be trained.',
    'link.block':
      'A link cannot hold this network: a residual block in it is not one of the form’s. Save the network to a file instead.',
    'link.came': 'The settings came with the link: {settings}.',
    'link.try': 'Press Train to try them.',
    'link.layers': 'other layers',
    'link.validation': 'with validation',
    'link.wrong':
      'In the link, {name} has to be {expected}; it is “{value}”, so {name} stays {kept}.',
    'link.wrongLayer':
      'In the link, the {name} of the layer “{layer}” has to be {expected}; it is “{value}”, so the layers stay the preset’s.',
    'link.layerParts':
      'In the link, the layer “{layer}” has to be written {pattern}, so the layers stay the preset’s.',
    'link.tooMany':
      'In the link, there may be {most} hidden layers at most; there are {count}, so the layers stay the preset’s.',
    'link.output':
      'In the link, the layers have to end with dense-{classes}-softmax or dense-{classes}-sigmoid; they end with “{value}”, so the layers stay the preset’s.',
    'link.classes':
      'In the link, the output layer has {value} units; it has {classes} here, one for each class of the data.',
    'link.unknown':
      'The link has {names}, which is no setting; the settings are {known}.|The link has {names}, which are no settings; the settings are {known}.',
    'expected.whole': 'a whole number from {min} to {max}',
    'expected.above': 'a number above 0, at most {max}',
    'expected.below': 'a number from {min}, below {max}',
    'expected.between': 'a number from {min} to {max}',
    'expected.oneOf': 'one of {options}',
  },
  'zh-CN': {
    'link.copy': '复制这组设置的链接',
    'link.copied': '已复制。打开这个链接的人会在这里看到同样的设置。',
    'link.copiedOther':
      '已复制。打开这个链接的人会在这里看到同样的设置，但数据是 MNIST：链接不含数据。',
    'link.select': '浏览器不允许本页写入剪贴板。链接已选中，请自行复制。',
    'link.address': '这组设置的链接',
    'link.fix': '请先改正标出的各处：链接只能保存可以训练的设置。',
    'link.block': '链接无法保存这个网络：其中有表单里没有的残差块。请把网络保存成文件。',
    'link.came': '以下设置来自链接：{settings}。',
    'link.try': '点“训练”即可试试。',
    'link.layers': '另设的各层',
    'link.validation': '留出验证集',
    'link.wrong': '链接中的 {name} 应为{expected}，却是“{value}”，因此仍用 {kept}。',
    'link.wrongLayer':
      '链接中，层“{layer}”的 {name} 应为{expected}，却是“{value}”，因此各层仍用预设的。',
    'link.layerParts': '链接中，层“{layer}”应写成 {pattern}，因此各层仍用预设的。',
    'link.tooMany': '链接中最多可有 {most} 个隐藏层，却有 {count} 个，因此各层仍用预设的。',
    'link.output':
      '链接中，最后一层应为 dense-{classes}-softmax 或 dense-{classes}-sigmoid，却是“{value}”，因此各层仍用预设的。',
    'link.classes':
      '链接中的输出层有 {value} 个神经元；这里有 {classes} 个，数据的每个类别各一个。',
    'link.unknown': '链接中的 {names} 无法识别，已略过；可用的有 {known}。',
    'expected.whole': ' {min} 到 {max} 的整数',
    'expected.above': '大于 0 且不超过 {max} 的数',
    'expected.below': '不小于 {min} 且小于 {max} 的数',
    'expected.between': ' {min} 到 {max} 的数',
    'expected.oneOf': '以下之一：{options}',
  },
};

export const t = translator(linkWords);
