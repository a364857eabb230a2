// What the engine and its helpers say in English, in Chinese: sentences that a person may well bring
// about on the page. Others, of the console above all, stay as they are.

/** @type {[RegExp, string][]} the sentence, and the same with $1, $2 … from it */
export const sentences = [
  // Layers that do not fit.
  [
    /^Layer (\d+): expected images of at least (\d+) pixels a side, got (.+)\.$/,
    '第 $1 层：输入图像每边至少要 $2 像素，这里只有 $3。',
  ],
  [
    /^Layer (\d+): expected layers that keep its (.+) pixels \(padding 'same'\) or divide them by a stride, got (.+)\.$/,
    '第 $1 层：块中各层应保持 $2 像素（等大填充）或按步幅整除，结果却是 $3。',
  ],
  [
    /^Network: expected at most (\d+) parameters, got (\d+) \((\d+) MB while it trains\)\.$/,
    '网络最多 $1 个参数，这里有 $2 个（训练时占 $3 MB）。',
  ],
  [
    /^Network: expected at least (\d+) outputs for the labels of the data, got (\d+)\.$/,
    '数据有 $1 个类别，这个网络只有 $2 个输出。',
  ],
  [
    /^Batch size: expected 2 or more examples for a normalisation .*$/,
    '批归一化每通道只有一个数，小批量至少要 2 个样本。',
  ],
  // The engine.
  [
    /^Engine: expected a browser that runs .*\((.+) or later\), got: .*$/,
    '这个浏览器无法运行 Inkling，需要 $1 或更新的版本。',
  ],
  [/^Engine: a part of it could not be fetched\. .*$/, '引擎的一部分未能载入。请检查网络后重试。'],
  [/^Memory: .*$/, '内存不够。请减小网络或小批量，再试一次。'],
  [/^Pretrained network: .*$/, '预训练网络没能载入。请重新载入网页。'],
  [/^Engine: it stopped unexpectedly \(.*\)\.$/, '引擎意外停止了。'],
  [/^Engine: it could not start again\. .*$/, '引擎没能重新启动。请检查网络，或重新载入网页。'],
  [/^Training: expected none under way before .+, got one; stop it first\.$/, '请先停止当前训练。'],
  [
    /^Teaching: expected none under way before .+, got one; stop it first\.$/,
    '请等网络学完这个数字。',
  ],
  [/^Teaching: it was stopped; .*$/, '教学已停止，网络和自己的数字保持原样。'],
  [/^Training: the loss is no longer a number.*$/, '损失已不再是数：请减小学习率，再试一次。'],
  [
    /^Training: the statistics of a normalisation are no longer numbers.*$/,
    '批归一化的统计量已不再是数：请减小学习率，再试一次。',
  ],
  [/^Data: expected the latest choice, got .*$/, '这份数据读得较慢，已改用你后来选的数据。'],
  [/^it has no storage here$/, '没有可用的存储空间'],
  // Downloads.
  [/^This page has no cache here: .*$/, '本页无法使用缓存：下次打开还要重新下载数据。'],
  [/^The cache is blocked \((.+)\): .*$/, '浏览器禁用了缓存（$1）：下次打开还要重新下载数据。'],
  [
    /^The cache refuses the data \((.+)\): .*$/,
    '浏览器缓存存不下数据（$1）：下次打开还要重新下载。',
  ],
  [
    /^(.+) could not be downloaded: the server cannot be reached\. .*$/,
    '无法下载 $1：连不上服务器。请检查网络后重试。',
  ],
  [
    /^(.+) could not be downloaded: the server answered (.+) for .*$/,
    '无法下载 $1：服务器返回 $2。',
  ],
  [/^The download of (.+) was interrupted\. .*$/, '$1 的下载中断了。请检查网络后重试。'],
  [
    /^The download of (.+) stopped: nothing came for (\d+) seconds\. .*$/,
    '$1 的下载停住了：$2 秒内没有数据。请检查网络后重试。',
  ],
  [
    /^The download of (.+) stopped after (\d+) of (\d+) bytes\. .*$/,
    '$1 的下载停在 $2 / $3 字节。请检查网络后重试。',
  ],
  [/^(.+) is damaged: .*$/, '$1 已损坏。请重试。'],
  // Files of one's own.
  [
    /^Own data: expected two files, images and labels, or four with those to test, got (\d+)\.$/,
    '需要两个文件：图像和标签；或四个，另加测试用的。这里有 $1 个。',
  ],
  [
    /^Own data: expected as many labels as images, got (\d+) images in (.+) and (\d+) labels in (.+)\.$/,
    '图像与标签的数目应相同：$2 有 $1 张图像，$4 有 $3 个标签。',
  ],
  [/^Own data: expected as many files of images as of labels, .*$/, '图像文件与标签文件应一样多。'],
  [/^Own data: expected two classes or more, got one\.$/, '至少需要两个类别，这里只有一个。'],
  [/^(.+): expected an IDX file, got one of 0 bytes\.$/, '$1：需要 IDX 文件，这个是空的。'],
  [/^(.+): expected an IDX file of images .*$/, '$1：这不是图像或标签的 IDX 文件。'],
  [/^(.+): expected a whole file, got one that is damaged or cut\.$/, '$1：文件已损坏或不完整。'],
  [
    /^(.+): expected (\d+) bytes from its header, got a file of (\d+) bytes\.$/,
    '$1：按文件头应有 $2 字节，实际为 $3 字节。',
  ],
  [
    /^(.+): expected (\d+) bytes from its header, got more\.$/,
    '$1：按文件头应有 $2 字节，实际更多。',
  ],
  [
    /^(.+): expected a header, got a file of (\d+) bytes\.$/,
    '$1：文件只有 $2 字节，不足一个文件头。',
  ],
  [
    /^(.+): expected (\d+) to (.+) (?:images|labels), got (\d+)\.$/,
    '$1：数目应为 $2 到 $3，这里是 $4。',
  ],
  [/^(.+): expected images of (.+) pixels, got (.+)\.$/, '$1：图像应为 $2 像素，这里是 $3。'],
  [
    /^(.+): expected labels from 0 to (\d+), got (\d+) as number (\d+)\.$/,
    '$1：标签应为 0 到 $2，第 $4 个却是 $3。',
  ],
  // Digits and networks that are brought.
  [/^Import, line (\d+): .*$/, '导入：第 $1 行不是一个手写数字。'],
  [/^Import: expected a digit or more, got none\.$/, '导入：文件里没有手写数字。'],
  [
    /^Import: expected a file of at most (.+) MB, got (.+) MB\.$/,
    '导入：文件最大 $1 MB，这个有 $2 MB。',
  ],
  [/^Import: expected at most (.+) digits, got more\.$/, '导入：最多 $1 个手写数字，这里更多。'],
  [/^Model file: expected at most (\d+) bytes, .*$/, '网络文件最大 $1 字节，这个更大。'],
  [/^Model file: expected a network for .*$/, '这个网络的输入或类别数不合适，无法载入。'],
  [/^Model file: .*$/, '这不是 Inkling 保存的 safetensors 网络文件，或已损坏。'],
  [/^Own digits: expected some, got none\.$/, '还没有你的手写数字。'],
];

/** Fashion-MNIST's classes. @type {Record<string, string>} */
export const classNames = {
  'T-shirt': 'T 恤',
  Trouser: '裤子',
  Pullover: '套头衫',
  Dress: '连衣裙',
  Coat: '外套',
  Sandal: '凉鞋',
  Shirt: '衬衫',
  Sneaker: '运动鞋',
  Bag: '包',
  'Ankle boot': '短靴',
};
