"""PyTorch's side of the bench: trains what it is told to, line by line.

Each line of the input is a request in JSON, each line of the output its answer:

    {"create": network, "seed": 1}  →  {"torch": "1.13.0", "threads": 1}
    {"train": 60000}                →  {"speed": samples per second}
    {"accuracy": true}              →  {"accuracy": of the test set, 0 .. 1}

The number of threads comes from OMP_NUM_THREADS and OPENBLAS_NUM_THREADS, which the libraries read
when they start: so there is one process for each number of threads.
"""

import functools
import json
import os
import sys
import time

import numpy
import torch
from torch import nn

FOLDER = sys.argv[1]
ACTIVATIONS = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "softmax": nn.Identity}

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


def read(name, header):
    return numpy.fromfile(os.path.join(FOLDER, name), dtype=numpy.uint8)[header:]


def load(name):
    """Images as numbers of 0 .. 1, and labels."""
    images = torch.from_numpy(read(name + "-images-idx3-ubyte", 16).reshape(-1, 784))
    labels = torch.from_numpy(read(name + "-labels-idx1-ubyte", 8))
    return images.float() / 255, labels.long()


def make_model(network):
    """The layers after 784 inputs; logits for softmax, as nn.functional.cross_entropy wants them."""
    convolutional = network["layers"][0]["type"] == "conv2d"
    layers = [nn.Unflatten(1, (1, 28, 28))] if convolutional else []
    channels, side = 1, 28
    for layer in network["layers"]:
        if layer["type"] == "max_pool2d":
            layers.append(nn.MaxPool2d(2))
            side //= 2
            continue
        if layer["type"] == "conv2d":
            layers.append(nn.Conv2d(channels, layer["filters"], layer["kernelSize"]))
            channels, side = layer["filters"], side - layer["kernelSize"] + 1
        else:
            if convolutional and side > 1:
                layers.append(nn.Flatten())
            layers.append(nn.Linear(channels * side * side, layer["units"]))
            channels, side = layer["units"], 1
        layers.append(ACTIVATIONS[layer["activation"]]())
    model = nn.Sequential(*layers)
    for module in model:
        if not isinstance(module, (nn.Conv2d, nn.Linear)):
            continue
        if network["initializer"] == "he":
            nn.init.kaiming_normal_(module.weight)
            nn.init.zeros_(module.bias)
        elif network["initializer"] == "glorot":
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
        else:
            nn.init.normal_(module.weight)
            nn.init.normal_(module.bias)
    return model


def loss_function(network):
    """Of a batch's output and what was expected of it."""
    if network["loss"] == "crossEntropy":
        return functools.partial(
            nn.functional.cross_entropy, label_smoothing=network["labelSmoothing"]
        )
    scale = 1 / (2 * network["batchSize"])
    return lambda output, expected: scale * nn.functional.mse_loss(
        output, expected, reduction="sum"
    )


class Trainer:
    def __init__(self, network, train, seed):
        torch.manual_seed(seed)
        self.network = network
        self.model = make_model(network)
        self.loss = loss_function(network)
        images, labels = train
        expected = labels
        if network["loss"] == "quadratic":
            expected = nn.functional.one_hot(labels, 10).float()
        size = network["batchSize"]
        order = torch.randperm(len(images))
        # Ready before the clock starts, each in memory of its own.
        self.batches = list(zip(images[order].split(size), expected[order].split(size)))
        if len(images) % size:
            self.batches.pop()
        self.next = 0

    def make_optimizer(self, steps):
        rate = self.network["learningRate"]
        parameters = self.model.parameters()
        if self.network["optimizer"] == "sgd":
            return torch.optim.SGD(parameters, lr=rate), None
        optimizer = torch.optim.Adam(parameters, lr=rate)
        if self.network["schedule"] == "constant":
            return optimizer, None
        return optimizer, torch.optim.lr_scheduler.OneCycleLR(
            optimizer, max_lr=rate, total_steps=steps + 1, cycle_momentum=False
        )

    def train(self, samples):
        steps = samples // self.network["batchSize"]
        optimizer, schedule = self.make_optimizer(steps)
        start = time.perf_counter()
        for _ in range(steps):
            images, expected = self.batches[self.next]
            self.next = (self.next + 1) % len(self.batches)
            optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(images), expected).backward()
            optimizer.step()
            if schedule:
                schedule.step()
        return samples / (time.perf_counter() - start)

    def accuracy(self, test):
        images, labels = test
        with torch.no_grad():
            answers = torch.cat([self.model(part).argmax(1) for part in images.split(1000)])
        return (answers == labels).float().mean().item()


def main():
    train, test = load("train"), load("t10k")
    trainer = None
    for line in sys.stdin:
        request = json.loads(line)
        if "create" in request:
            trainer = Trainer(request["create"], train, request["seed"])
            answer = {"torch": torch.__version__, "threads": torch.get_num_threads()}
        elif "train" in request:
            answer = {"speed": trainer.train(request["train"])}
        else:
            answer = {"accuracy": trainer.accuracy(test)}
        print(json.dumps(answer), flush=True)


main()
