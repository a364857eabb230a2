// How the learning rate changes while a network trains.
#pragma once

#include <string>

namespace inkling {

/// All are functions of the share p of the training that is done, 0 ≤ p ≤ 1, and of a highest rate
/// η. Step t of n, counted from 0, has p = t / n.
enum class Schedule {
  kConstant,     ///< η
  kStep,         ///< η, a tenth of it from p = ½, a hundredth from p = ¾ (K. He et al., 2016)
  kExponential,  ///< η · 0.01ᵖ
  kCosine,       ///< η · ½ (1 + cos πp) (I. Loshchilov and F. Hutter, 'SGDR', 2017)
  kOneCycle,  ///< by cosines from η / 25 up to η at t = 0.3 n − 1 and down to η / 250,000 at the
              ///< last step: L. Smith's, with the constants of PyTorch's OneCycleLR. Fewer than
              ///< four steps begin at η.
};

/// 'constant', 'step', 'exponential', 'cosine', 'oneCycle'.
std::string toString(Schedule schedule);

/// The reverse of toString. Throws std::invalid_argument on another name.
Schedule scheduleFromString(const std::string& name);

/// The learning rate of step `step` of `steps`, counted from 0. Beyond the last step p stays 1, for
/// which cosine gives 0.
double scheduledRate(Schedule schedule, double highest, double step, double steps);

}  // namespace inkling
