// What the words of the form mean, for somebody who knows chapter 1 of M. Nielsen's 'Neural Networks and
// Deep Learning'. A sentence a field says what more of it does; one an option, what that does.
import { translator } from './i18n.js';

/** @typedef {keyof typeof explanationWords.en} ExplanationKey */

export const explanationWords = {
  en: {
    'means.note': 'Each field has its sentence now; a choice has one for what is chosen.',
    'means.layers': 'What the layers in use do:',

    'means.dense':
      'Each of its units is one of Nielsen’s neurons, connected to every number of the layer before; more units can learn more, but take longer and learn more easily by heart.',
    'means.conv2d':
      'Each filter is a small square of weights, the kernel, that looks for one pattern everywhere in the image; more filters find more patterns, a larger kernel sees more at once, and a larger stride moves it further each time, which makes the output smaller.',
    'means.max_pool2d':
      'Keeps only the largest number of each square of this size; the larger the square, the smaller and coarser the image that goes on.',
    'means.average_pool2d':
      'Keeps only the mean of each square of this size; the larger the square, the smaller and coarser the image that goes on.',
    'means.batch_norm':
      'Shifts and scales numbers to mean 0 and variance 1 over each mini-batch, and then by two amounts that it learns, for each unit or filter; this often allows a higher learning rate.',
    'means.dropout':
      'While it trains, sets about this share of the numbers, chosen at random at each step, to 0, so that no neuron can lean on a single other one; more makes learning by heart harder, too much makes learning hard. When it reads, all are kept.',
    'means.flatten':
      'Makes one long row of the numbers of an image, and learns nothing; a dense layer does this by itself.',
    'means.activation': 'Applies a function to each number by itself, and has no weights.',
    'means.residual':
      'Two convolutions, to whose output the block’s input is added, so that they need to learn only what to change; networks of many layers train more easily so. More filters find more patterns, a larger kernel sees more at once, and a larger stride makes the output smaller.',
    'means.valid':
      'The kernel stays inside the image, so the output is smaller, by the kernel’s size less 1 at stride 1.',
    'means.same':
      'A border of zeros is put around the image, so that with stride 1 the output is as large as the image.',
    'means.relu':
      'Makes negative numbers 0 and leaves the others as they are; it does not level off for large numbers, as a sigmoid does.',
    'means.sigmoid': 'Nielsen’s neuron: squeezes each number by itself between 0 and 1.',
    'means.tanh': 'Squeezes each number between −1 and 1: a sigmoid stretched around 0.',
    'means.linear': 'Leaves each number as it is.',
    'means.softmax':
      'Makes the outputs probabilities: each between 0 and 1, all together 1, so that one goes up only as others go down.',

    'means.loss':
      'What Nielsen calls the cost: a number that says how wrong the outputs are, which training makes smaller.',
    'means.crossEntropy':
      'Cross-entropy grows without limit as the probability given to the right answer nears 0, so an output that is surely wrong is corrected strongly.',
    'means.quadratic':
      'Quadratic is Nielsen’s cost, half the squared distance between outputs and wanted outputs; where an output is stuck at the wrong end, it learns slowly.',

    'means.optimizer': 'The rule by which gradients change the weights.',
    'means.sgd':
      'SGD is Nielsen’s stochastic gradient descent: each mini-batch moves the weights against its gradient, by the learning rate times it.',
    'means.momentum':
      'Momentum adds to each gradient 0.9 of the step before, so that it gathers speed where the slope stays the same, up to ten times that of SGD: a lower learning rate suits it.',
    'means.nesterov':
      'Nesterov’s is momentum that looks one step ahead, and so often overshoots less.',
    'means.adam':
      'Adam gives each weight a step of its own, from running means of its gradient and of the gradient’s square; about 0.001 is its usual learning rate.',

    'means.learningRate':
      'How far each step moves the weights: higher learns faster until steps jump over the minimum and the loss no longer falls; lower is slower but steadier.',
    'means.batchSize':
      'How many images each step takes its mean gradient from: more make each step steadier but an epoch has fewer steps; fewer make more steps, each noisier.',
    'means.epochs':
      'How often training goes through all its images: more give it more time to learn, until it only learns them by heart and the validation accuracy rises no more.',

    'means.initializer':
      'How weights and biases are drawn by chance before training: too large, and sigmoids begin stuck near 0 or 1; too small, and the signal fades from layer to layer.',
    'means.glorot':
      'Glorot (Keras’ choice) draws weights the smaller, the more inputs and outputs a layer has, so that signals keep about their size both ways; biases begin at 0.',
    'means.he':
      'He draws weights with standard deviation √(2/n) for n inputs, which makes up for the half of the signal that ReLU sets to 0; biases begin at 0.',
    'means.scaledNormal':
      'N(0, 1/√n) draws weights with standard deviation 1/√n for n inputs, so that sigmoids with many inputs do not begin stuck near 0 or 1; biases are drawn from N(0, 1).',
    'means.normal':
      'N(0, 1) draws every weight and bias with standard deviation 1, as Nielsen’s program does; sigmoids with many inputs then often begin stuck near 0 or 1.',
    'means.zeros':
      'All zeros does for a network without hidden layers; in a hidden layer all neurons would stay alike.',

    'means.seed':
      'The number that all chance starts from: the same gives the same weights, the same order of images and the same curve again; another is neither better nor worse.',
    'means.split':
      'Validation images are kept from learning; after each epoch they show how well it reads images that it does not learn from. Without them there are more to learn from, but nothing shows when it only learns by heart.',

    'means.schedule':
      'How the learning rate changes during the training; the field “Learning rate” is its highest.',
    'means.constant': 'Constant leaves it as it is.',
    'means.step':
      'Step cuts it to a tenth after half of the training, and to a hundredth after three quarters.',
    'means.exponential':
      'Exponential lowers it by the same factor at each step, to a hundredth at the end.',
    'means.cosine':
      'Cosine lowers it along half a wave to almost 0: slowly at first, faster in the middle, slowly at the end.',
    'means.oneCycle':
      'One-cycle begins with a 25th of it, rises to it over the first 30\u00a0% of the training and falls to almost 0; this often bears a higher learning rate.',

    'means.weightDecay':
      'At each step every weight, but no bias, shrinks by this share times the learning rate: more keeps weights small, which makes learning by heart harder; too much leaves no room to learn. 0 is off.',
    'means.labelSmoothing':
      'Asks for a little less than 1 for the right digit and a little more than 0 for the others: more makes the network less sure of itself, and may help with images that it has not seen. 0 is off.',
    'means.averaging':
      'Validation, and what you get at the end, use a running mean of the weights, of which each step keeps this share: nearer to 1 it takes in more steps and is calmer, but follows more slowly. 0 is off.',
    'means.augmentation':
      'Each time an image is learned from, it is changed by chance, by up to these amounts, so that the network hardly ever sees the same one twice: more makes learning by heart harder and helps with untidy digits; too much, and they can no longer be read.',
    'means.shift': 'Moves it by up to so many pixels sideways, and as many up or down.',
    'means.rotation': 'Turns it by up to so many degrees either way; near 180° a 6 becomes a 9.',
    'means.scale': 'Makes it up to so much wider or narrower, and taller or shorter.',
    'means.shear': 'Slants it, by up to so many pixels sideways for each pixel of height.',
    'means.elastic':
      'Bends it smoothly, as an unsteady hand does, by up to so many pixels sideways, and as many up or down.',
  },
  'zh-CN': {
    'means.note': '现在每一项下面都有一句说明；有选项的，说明的是当前所选的一项。',
    'means.layers': '所用的各层有什么作用：',

    'means.dense':
      '每个单元就是 Nielsen 书中的一个神经元，与前一层的所有数相连；神经元越多，能学的越多，但更慢，也更容易死记硬背。',
    'means.conv2d':
      '每个卷积核是一小块方形的权重，在图像各处寻找同一种图案；卷积核越多，能找的图案越多；核越大，一次看到的范围越大；步幅越大，每次移动越远，输出就越小。',
    'means.max_pool2d': '每个这样大小的方块只保留最大的数；方块越大，传下去的图像越小、越粗。',
    'means.average_pool2d': '每个这样大小的方块只保留平均值；方块越大，传下去的图像越小、越粗。',
    'means.batch_norm':
      '对每个神经元或卷积核，在每个小批量内把数值调整到均值 0、方差 1，再按学到的两个量缩放和平移；这样往往可以用更高的学习率。',
    'means.dropout':
      '训练时，每一步随机把大约这个比例的数置为 0，使神经元无法只依赖某一个别的神经元；比率越高，越难死记硬背，太高则难以学习。识别时全部保留。',
    'means.flatten': '把图像的数排成一长列，本身不学习；全连接层会自动这样做。',
    'means.activation': '对每个数分别套用一个函数，没有权重。',
    'means.residual':
      '两个卷积层，其输出再加上本块的输入，因此只需学习要改变的部分，层数多的网络这样更容易训练；卷积核越多，能找的图案越多；核越大，一次看到的范围越大；步幅越大，输出越小。',
    'means.valid': '卷积核不越出图像，所以输出比图像小；步幅为 1 时，小“核大小减 1”。',
    'means.same': '在图像四周补一圈零，步幅为 1 时输出与图像一样大。',
    'means.relu': '负数变为 0，其余不变；与 sigmoid 不同，数再大也不会趋于平缓。',
    'means.sigmoid': 'Nielsen 书中的神经元：把每个数分别压到 0 与 1 之间。',
    'means.tanh': '把每个数压到 −1 与 1 之间，相当于以 0 为中心拉伸的 sigmoid。',
    'means.linear': '每个数保持不变。',
    'means.softmax': '把输出变成概率：每个都在 0 与 1 之间，总和为 1，所以一个升高，别的就要降低。',

    'means.loss': '也就是 Nielsen 所说的代价：用一个数表示输出错得多严重，训练就是让它变小。',
    'means.crossEntropy':
      '交叉熵：正确答案得到的概率越接近 0，损失越大，且没有上限，所以错得很肯定的输出会被大力纠正。',
    'means.quadratic':
      '二次损失：Nielsen 所用的代价，即输出与期望输出之间距离平方的一半；输出卡在错误的一端时，学得很慢。',

    'means.optimizer': '怎样根据梯度改变权重。',
    'means.sgd':
      'SGD：Nielsen 书中的随机梯度下降，每个小批量让权重沿梯度的反方向移动，移动量是学习率乘以梯度。',
    'means.momentum':
      '动量 SGD：每个梯度再加上前一步的 0.9 倍，坡度一致时越走越快，最快可达 SGD 的十倍，所以适合较低的学习率。',
    'means.nesterov': 'Nesterov 动量：先向前看一步的动量法，往往不容易冲过头。',
    'means.adam':
      'Adam：根据梯度及其平方的滑动平均，为每个权重单独决定步长；学习率通常取 0.001 左右。',

    'means.learningRate':
      '每一步把权重移动多远：越高学得越快，直到步子大得跨过最低点，损失不再下降；越低越慢，但更稳。',
    'means.batchSize':
      '每一步用多少张图像求平均梯度：越多，每一步越稳，但每轮的步数越少；越少，步数越多，但每一步的噪声越大。',
    'means.epochs':
      '把训练图像全部过多少遍：越多，学习时间越长，直到只是在死记硬背、验证准确率不再上升。',

    'means.initializer':
      '训练前怎样随机取权重和偏置：太大，sigmoid 一开始就卡在 0 或 1 附近；太小，信号会逐层减弱。',
    'means.glorot':
      'Glorot（Keras 的默认）：一层的输入和输出越多，权重取得越小，使信号在两个方向上都大致保持大小；偏置从 0 开始。',
    'means.he':
      'He：有 n 个输入时，权重的标准差取 √(2/n)，以弥补被 ReLU 置为 0 的一半信号；偏置从 0 开始。',
    'means.scaledNormal':
      'N(0, 1/√n)：有 n 个输入时，权重的标准差取 1/√n，使输入很多的 sigmoid 不会一开始就卡在 0 或 1 附近；偏置取自 N(0, 1)。',
    'means.normal':
      'N(0, 1)：权重和偏置的标准差都取 1，与 Nielsen 的程序相同；输入很多的 sigmoid 因此常常一开始就卡在 0 或 1 附近。',
    'means.zeros': '全零：没有隐藏层的网络可以这样开始；若有隐藏层，同一层的神经元会始终一样。',

    'means.seed':
      '一切随机数的起点：种子相同，权重、图像顺序和曲线就都相同；换一个种子，谈不上更好或更差。',
    'means.split':
      '验证图像不参与学习，每轮之后用来看网络识别没学过的图像有多准；不留验证集，可学的图像更多，但看不出网络是不是只在死记硬背。',

    'means.schedule': '训练过程中学习率怎样变化；“学习率”一项填的是其中的最高值。',
    'means.constant': '恒定：始终不变。',
    'means.step': '分段：训练过半后降到十分之一，过四分之三后降到百分之一。',
    'means.exponential': '指数：每一步按同样的倍数降低，到最后是百分之一。',
    'means.cosine': '余弦：沿半个余弦波降到接近 0，开始慢，中间快，最后又慢。',
    'means.oneCycle':
      '单周期：从二十五分之一开始，在前 30% 的训练中升到最高值，再降到接近 0；往往可以用更高的学习率。',

    'means.weightDecay':
      '每一步，每个权重（不含偏置）都按“这个比例 × 学习率”缩小：越大，权重越小，越难死记硬背；太大就学不到东西。0 表示不用。',
    'means.labelSmoothing':
      '对正确的数字只要求略小于 1，对其余的要求略大于 0：越大，网络越不武断，识别没见过的图像时可能更好。0 表示不用。',
    'means.averaging':
      '验证时和训练结束后，用的是权重的滑动平均，每一步保留其中的这个比例：越接近 1，平均的步数越多，越平稳，但跟得越慢。0 表示不用。',
    'means.augmentation':
      '每次用一张图像学习时，都在这些幅度之内随机改变它，使网络几乎不会两次看到同样的图像：幅度越大，越难死记硬背，也越能认出潦草的数字；太大就无法辨认了。',
    'means.shift': '左右、上下各移动至多这么多像素。',
    'means.rotation': '向任一方向旋转至多这么多度；接近 180° 时，6 会变成 9。',
    'means.scale': '变宽或变窄、变高或变矮，至多这个比例。',
    'means.shear': '使图像倾斜，每一像素高度至多横移这么多像素。',
    'means.elastic': '像不稳的手那样平滑地扭曲，左右、上下各移动至多这么多像素。',
  },
};

export const t = translator(explanationWords);
